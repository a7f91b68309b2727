package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** PROTOCOL.md §1: deadlines and limits that are configuration, on a node that has them small. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeoutsIT {
    /** Three of these, and the time to log in, are longer than a busy machine keeps a test waiting. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NodeUsers users = new NodeUsers(NodeProcess.start(NodeOptions.sqlite()
            .withFlag("--heartbeat", HEARTBEAT.toMillis() + "ms")
            .withFlag("--login-timeout", LOGIN_TIMEOUT.toMillis() + "ms")
            .withFlag("--max-group-members", "2")));

    @AfterAll
    void close() {
        users.close();
        users.node().close();
    }

    @Test
    void a_connection_that_does_not_log_in_gets_113() {
        long start = System.nanoTime();
        WireClient client = users.connect();

        saysBye(client, 113);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LOGIN_TIMEOUT.minusMillis(500));
    }

    @Test
    void pings_do_not_extend_the_time_to_log_in() {
        WireClient client = users.connect();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            try {
                client.send(Json.message(21));
            } catch (UncheckedIOException e) {
                // The server closes between two looks.
                return client.awaitClosed() != null;
            }
            return client.isClosed();
        });
        assertThat(client.drainNow())
                .last()
                .extracting(bye -> bye.get("errno").intValue())
                .isEqualTo(113);
    }

    @Test
    void a_session_that_is_silent_gets_114() {
        WireUser user = users.user();
        try (Stopwatch time = new Stopwatch()) {
            long start = System.nanoTime();
            answers(user.client());

            saysBye(user.client(), 114);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(HEARTBEAT.multipliedBy(5).dividedBy(2));
            assertThat(time.elapsed()).isLessThan(HEARTBEAT.multipliedBy(6));
        }
    }

    @Test
    void a_session_that_pings_stays() {
        WireUser user = users.user();
        long start = System.nanoTime();
        Awaitility.await().pollInterval(HEARTBEAT.dividedBy(4)).atMost(PATIENCE).until(() -> {
            answers(user.client());
            return System.nanoTime() - start > HEARTBEAT.multipliedBy(4).toNanos();
        });
    }

    @Test
    void login_tells_the_heartbeat() {
        WireUser user = users.user();
        ObjectNode ack = WireUser.done(users.connect().request(Json.message(1).put("token", user.token())));
        assertThat(ack.get("heartbeat").longValue()).isEqualTo(HEARTBEAT.toMillis());
    }

    @Test
    void a_full_group_refuses_with_305() {
        WireUser alice = users.user();
        int group = alice.createGroup("pair");
        users.user().join(group);

        refused(users.user().client().request(Json.message(9).put("groupid", group)), 15, 305);
    }

    private static void saysBye(WireClient client, int errno) {
        ObjectNode bye = client.expect(24, PATIENCE);
        assertThat(bye.get("errno").intValue()).isEqualTo(errno);
        client.awaitClosed();
    }
}
