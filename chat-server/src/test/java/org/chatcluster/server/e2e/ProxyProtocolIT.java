package org.chatcluster.server.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.server.e2e.Replies.ERROR_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** PROXY headers by hand, on a node whose balancer is 127.0.0.1. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyProtocolIT {
    private static final String BALANCER = "127.0.0.1";
    private static final String STRANGER = "127.0.0.2";
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(30);

    private final NodeProcess node = NodeProcess.start(NodeOptions.sqlite()
            .withQuickStart()
            .withFlag("--limits", "on")
            .withFlag("--login-timeout", "5s")
            .withFlag("--log-level", "debug")
            .withFlag("--proxy-protocol", BALANCER + ",fd00::/8"));

    private final List<WireClient> clients = new ArrayList<>();

    @AfterEach
    void disconnect() {
        clients.forEach(WireClient::close);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private WireClient connect(String from) {
        WireClient client = WireClient.connectFrom(from, node.host(), node.port());
        clients.add(client);
        return client;
    }

    private WireClient behindBalancer(byte[] header) {
        WireClient client = connect(BALANCER);
        client.sendRaw(header);
        return client;
    }

    private static byte[] version1(String client) {
        return ("PROXY TCP4 " + client + " 127.0.0.1 50001 6000\r\n").getBytes(US_ASCII);
    }

    /** For a client 192.0.2.x. */
    private static byte[] version2(int x) {
        return HexFormat.of().parseHex("0d0a0d0a000d0a515549540a2111000cc00002%02x7f000001c3511770".formatted(x));
    }

    @Test
    void limits_go_by_the_address_in_the_header() {
        assertThat(Guesses.untilLimited(() -> behindBalancer(version1("192.0.2.7"))))
                .isGreaterThanOrEqualTo(Guesses.AT_ONCE);

        assertThat(Guesses.untilLimited(() -> behindBalancer(version2(7))))
                .as("the same address")
                .isLessThan(Guesses.AT_ONCE);
        assertThat(Guesses.once(behindBalancer(version2(8))))
                .as("another address")
                .isEqualTo(Guesses.WRONG);
        disconnect();
        await("the end of a connection").until(node::outputText, log -> log.contains(" for 192.0.2.7:50001"));
    }

    @Test
    void health_checks_of_the_balancer_are_answered() {
        answers(behindBalancer("PROXY UNKNOWN\r\n".getBytes(US_ASCII)));
        answers(behindBalancer(HexFormat.of().parseHex("0d0a0d0a000d0a515549540a20000000")));
    }

    @Test
    void the_balancer_is_refused_without_a_header_and_that_is_logged_once() {
        for (int i = 0; i < 3; i++) {
            WireClient balancer = connect(BALANCER);
            balancer.send(Json.message(21));
            balancer.awaitClosed();
            assertThat(balancer.drainNow()).isEmpty();
        }
        assertThat(node.outputText().lines().filter(line -> line.contains("told once a minute")))
                .singleElement()
                .asString()
                .contains("WARN", BALANCER);
    }

    @Test
    void a_header_that_does_not_end_is_given_up_after_the_time_to_log_in() {
        WireClient balancer = behindBalancer("PROXY TCP4 192".getBytes(US_ASCII));

        refused(balancer.expect(Replies.BYE_MSG, LOGIN_PATIENCE), Replies.BYE_MSG, 113);
        balancer.awaitClosed();
    }

    @Test
    void anybody_else_connects_as_ever_and_a_header_is_a_broken_frame() {
        answers(connect(STRANGER));
        WireClient pretender = connect(STRANGER);
        pretender.sendRaw(version1("192.0.2.7"));

        refused(pretender.expect(ERROR_MSG), ERROR_MSG, 102);
        pretender.awaitClosed();
    }
}
