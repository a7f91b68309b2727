package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.BYE_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.push;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.NginxProcess;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RequiresNginx;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One node behind nginx as it is deployed, with heartbeat and idle time-out less than a tenth of what they are. */
@RequiresNginx
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindNginxIT {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration NGINX_TIMEOUT = Duration.ofSeconds(12);

    private final NodeProcess node = NodeProcess.start(NodeOptions.sqlite()
            .withQuickStart()
            .withFlag("--limits", "on")
            .withFlag("--heartbeat", HEARTBEAT.toMillis() + "ms")
            .withFlag("--proxy-protocol", NginxProcess.ADDRESS));

    private final NginxProcess nginx = NginxProcess.start(List.of(node.port()), BehindNginxIT::withShortTimeout);
    private final List<WireClient> clients = new ArrayList<>();

    private static String withShortTimeout(String config) {
        assertThat(config).containsOnlyOnce("proxy_timeout 5m;");
        return config.replace("proxy_timeout 5m;", "proxy_timeout " + NGINX_TIMEOUT.toSeconds() + "s;");
    }

    @AfterEach
    void disconnect() {
        clients.forEach(WireClient::close);
    }

    @AfterAll
    void stop() {
        nginx.close();
        node.close();
    }

    private WireClient connect(String from) {
        WireClient client = WireClient.connectFrom(from, nginx.host(), nginx.port());
        clients.add(client);
        return client;
    }

    private WireUser user() {
        WireUser user = WireUser.create(nginx.host(), nginx.port());
        clients.add(user.client());
        return user.synced();
    }

    @Test
    void people_talk() {
        WireUser alice = user();
        WireUser bob = user();
        alice.sendTo(bob.id(), "through nginx");

        assertThat(push(bob, 6, 1).get("msg").textValue()).isEqualTo("through nginx");
    }

    @Test
    void limits_go_by_the_address_of_the_client() {
        assertThat(Guesses.untilLimited(() -> connect("127.0.0.2"))).isGreaterThanOrEqualTo(Guesses.AT_ONCE);

        assertThat(Guesses.untilLimited(() -> connect("127.0.0.2")))
                .as("the same address")
                .isLessThan(Guesses.AT_ONCE);
        assertThat(Guesses.once(connect("127.0.0.3"))).isEqualTo(Guesses.WRONG);
    }

    @Test
    void a_session_that_only_pings_outlives_the_time_out_of_nginx() {
        WireUser user = user();
        long start = System.nanoTime();

        Awaitility.await()
                .pollInterval(HEARTBEAT.dividedBy(4))
                .atMost(NGINX_TIMEOUT.multipliedBy(6))
                .until(() -> {
                    answers(user.client());
                    return System.nanoTime() - start
                            > NGINX_TIMEOUT.multipliedBy(13).dividedBy(10).toNanos();
                });
    }

    @Test
    void who_is_silent_hears_so_from_the_node_before_nginx_cuts_the_line() {
        WireUser user = user();

        refused(user.client().expect(BYE_MSG, NGINX_TIMEOUT.multipliedBy(2)), BYE_MSG, 114);
        assertThat(user.client().awaitClosed()).isEqualTo("end of stream");
    }

    @Test
    void a_client_that_closes_for_writing_is_gone_everywhere() {
        WireUser user = user();
        int before = sessions();
        user.client().halfClose();

        assertThat(user.client().awaitClosed()).isEqualTo("end of stream");
        Awaitility.await().until(() -> sessions() < before);
    }

    private int sessions() {
        return node.ops("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("chat_sessions "))
                .map(line -> (int) Double.parseDouble(line.substring("chat_sessions ".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nginx_says_where_each_connection_went() {
        WireClient client = connect("127.0.0.4");
        answers(client);
        client.close();

        Awaitility.await()
                .until(() -> nginx.outputText().contains("127.0.0.4:")
                        && nginx.outputText().contains(" to 127.0.0.1:" + node.port() + ": 200,"));
    }

    @Test
    void a_reply_that_is_long_comes_whole() {
        WireUser alice = user();
        WireUser bob = user();
        for (int i = 0; i < 60; i++) {
            alice.sendTo(bob.id(), "x".repeat(8_000));
        }
        ObjectNode page = WireUser.done(
                bob.client().request(Json.message(19).put("toid", alice.id()).put("limit", 100)));

        assertThat(page.get("messages")).hasSize(60);
    }
}
