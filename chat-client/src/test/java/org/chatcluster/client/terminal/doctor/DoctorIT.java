package org.chatcluster.client.terminal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.terminal.doctor.Finding.State;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.chaos.ChaosProxy;
import org.junit.jupiter.api.Test;

/** A packaged node that is well, that is asked with a wrong password, and that hangs. */
class DoctorIT {
    private static final String PASSWORD = "correct horse";

    /** However slow the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration NOT_LONG = Duration.ofSeconds(1);

    private final List<Finding> findings = new ArrayList<>();

    private Optional<Hop> examine(ClientConfig config, String password) throws InterruptedException {
        return examine(config, password, PATIENCE);
    }

    private Optional<Hop> examine(ClientConfig config, String password, Duration greeting) throws InterruptedException {
        findings.clear();
        Credentials login = new Credentials.ByName("alice", password);
        return new Doctor(config, () -> Optional.of(login), new Doctor.Bounds(PATIENCE, greeting, PATIENCE))
                .examine(findings::add);
    }

    @Test
    void names_the_hop_of_a_real_node_that_is_broken() throws Exception {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withQuickStart())) {
            ClientConfig config = ClientConfig.of(node.host(), node.port());
            try (ChatClient client = new ChatClient(config, new ClientListener() {})) {
                assertThat(client.register("alice", PASSWORD).get(60, TimeUnit.SECONDS))
                        .isEqualTo(1);
            }
            assertThat(examine(config, PASSWORD)).isEmpty();
            assertThat(findings).extracting(Finding::state).containsOnly(State.OK);

            assertThat(examine(config, "battery staple")).contains(Hop.LOGIN);

            try (ChaosProxy proxy = ChaosProxy.start(0, List.of(new InetSocketAddress(node.host(), node.port())), 1)) {
                ClientConfig behind = ClientConfig.of("127.0.0.1", proxy.port());
                assertThat(examine(behind, PASSWORD)).isEmpty();
                proxy.delay(Duration.ofMinutes(1));
                assertThat(examine(behind, PASSWORD, NOT_LONG)).contains(Hop.GREETING);
            }

            node.pause();
            assertThat(examine(config, PASSWORD, NOT_LONG)).contains(Hop.GREETING);
            node.resume();

            node.kill();
            assertThat(examine(config, PASSWORD)).contains(Hop.CONNECTION);
        }
    }
}
