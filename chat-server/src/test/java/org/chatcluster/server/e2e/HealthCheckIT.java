package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chatcluster.testkit.FreePort;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.ProgramExit;
import org.junit.jupiter.api.Test;

/** {@code --health-check}: the jar asks a node that runs with the same settings. */
class HealthCheckIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final NodeOptions OPTIONS = NodeOptions.sqlite().withQuickStart();

    @Test
    void is_answered_by_the_node_with_these_settings() {
        try (NodeProcess node = NodeProcess.start(OPTIONS)) {
            ProgramExit byFlag = check(OPTIONS.withFlag("--ops-port", Integer.toString(node.opsPort())));
            assertThat(byFlag).isEqualTo(new ProgramExit(0, "chat-server: ready: redis: none\n", ""));

            node.kill();
            ProgramExit afterTheEnd = check(OPTIONS.withFlag("--ops-port", Integer.toString(node.opsPort())));
            assertThat(afterTheEnd)
                    .isEqualTo(new ProgramExit(
                            1,
                            "chat-server: not ready: 127.0.0.1:" + node.opsPort()
                                    + " does not answer: Connection refused\n",
                            ""));
        }
    }

    @Test
    void refuses_wrong_settings_like_the_node() {
        ProgramExit exit = check(OPTIONS.withFlag("--ops-port", Integer.toString(FreePort.find()))
                .withEnvironment("CHAT_OPS_PROT", "1"));

        assertThat(exit.code()).isEqualTo(2);
        assertThat(exit.out()).isEmpty();
        assertThat(exit.err()).contains("CHAT_OPS_PROT: unknown variable (did you mean CHAT_OPS_PORT?)");
    }

    private static ProgramExit check(NodeOptions options) {
        return NodeProcess.runToExit(options.withFlag("--health-check", ""), PATIENCE);
    }
}
