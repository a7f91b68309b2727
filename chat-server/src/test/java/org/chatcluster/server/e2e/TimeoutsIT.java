package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(2);

    private final NodeUsers users = new NodeUsers(NodeProcess.start(NodeOptions.sqlite()
            .withFlag("--heartbeat", "1s")
            .withFlag("--login-timeout", "2s")
            .withFlag("--max-group-members", "2")));

    @AfterAll
    void close() {
        users.close();
        users.node().close();
    }

    @Test
    void a_connection_that_does_not_log_in_gets_113() {
        WireClient client = users.connect();
        long start = System.nanoTime();

        saysBye(client, 113);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LOGIN_TIMEOUT.minusMillis(500));
    }

    @Test
    void pings_do_not_extend_the_time_to_log_in() {
        WireClient client = users.connect();
        Awaitility.await().atMost(LOGIN_TIMEOUT.plusSeconds(3)).until(() -> {
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
        long start = System.nanoTime();

        saysBye(user.client(), 114);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(HEARTBEAT.multipliedBy(5).dividedBy(2), HEARTBEAT.multipliedBy(6));
    }

    @Test
    void a_session_that_pings_stays() {
        WireUser user = users.user();
        AtomicInteger pings = new AtomicInteger();
        Awaitility.await().pollInterval(HEARTBEAT.dividedBy(2)).until(() -> {
            answers(user.client());
            return pings.incrementAndGet() == 12;
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
        ObjectNode bye = client.expect(24);
        assertThat(bye.get("errno").intValue()).isEqualTo(errno);
        client.awaitClosed();
    }
}
