package org.chatcluster.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chatcluster.server.config.OpsConfig;
import org.chatcluster.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadinessProbeIT {
    /** Of Docker, before it takes a check for failed; with the start of a JVM in it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicReference<Supplier<Optional<String>>> database = new AtomicReference<>(Optional::empty);
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void tells_what_the_node_says_of_itself() throws Exception {
        try (OpsServer ops = serve("127.0.0.1")) {
            assertThat(ReadinessProbe.ask(new OpsConfig("127.0.0.1", ops.port())))
                    .isEqualTo(new ReadinessProbe.Verdict(true, "ready"));

            database.set(() -> Optional.of("no answer for 2 s"));
            assertThat(ReadinessProbe.ask(new OpsConfig("127.0.0.1", ops.port())))
                    .isEqualTo(new ReadinessProbe.Verdict(false, "not ready: database: no answer for 2 s"));
        }
    }

    @Test
    void finds_a_node_that_listens_on_every_interface() throws Exception {
        try (OpsServer ops = serve("0.0.0.0")) {
            assertThat(ReadinessProbe.ask(new OpsConfig("0.0.0.0", ops.port())).ready())
                    .isTrue();
        }
    }

    @Test
    void a_node_that_is_not_there_is_not_ready() {
        int port = FreePort.find();

        assertThat(ReadinessProbe.ask(new OpsConfig("127.0.0.1", port)))
                .isEqualTo(new ReadinessProbe.Verdict(
                        false, "not ready: 127.0.0.1:" + port + " does not answer: Connection refused"));
        assertThat(ReadinessProbe.ask(new OpsConfig("no-such-host.invalid", port)))
                .satisfies(verdict -> assertThat(verdict.ready()).isFalse())
                .satisfies(verdict -> assertThat(verdict.text()).contains("no-such-host.invalid:" + port));
    }

    @Test
    void a_node_that_hangs_is_not_ready_and_not_waited_for() throws Exception {
        try (ServerSocket frozen = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();

            ReadinessProbe.Verdict verdict = ReadinessProbe.ask(new OpsConfig("127.0.0.1", frozen.getLocalPort()));

            assertThat(verdict.ready()).isFalse();
            assertThat(verdict.text()).endsWith("does not answer: Read timed out");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
    }

    @Test
    void asks_for_a_port_that_can_be_known() {
        assertThat(ReadinessProbe.ask(new OpsConfig("127.0.0.1", 0)).text()).contains("expected a fixed one");
    }

    private OpsServer serve(String host) throws Exception {
        HealthCheck check = new HealthCheck("database", () -> database.get().get());
        return OpsServer.start(new OpsConfig(host, 0), () -> true, List.of(check), metrics);
    }
}
