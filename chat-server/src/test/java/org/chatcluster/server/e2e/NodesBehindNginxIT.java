package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.BYE_MSG;
import static org.chatcluster.server.e2e.Replies.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nginx does with nodes that are full, dead, frozen or about to stop. The nodes know nothing of each other. */
@RequiresNginx
class NodesBehindNginxIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int PING_MSG = 21;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<WireClient> clients = new ArrayList<>();
    private NginxProcess nginx;

    @BeforeEach
    void start() {
        for (int i = 0; i < 2; i++) {
            nodes.add(NodeProcess.start(NodeOptions.sqlite()
                    .withQuickStart()
                    .withFlag("--node-id", "node-" + i)
                    .withFlag("--proxy-protocol", NginxProcess.ADDRESS)));
        }
        nginx = NginxProcess.start(nodes.stream().map(NodeProcess::port).toList());
    }

    @AfterEach
    void stop() {
        clients.forEach(WireClient::close);
        nginx.close();
        nodes.forEach(NodeProcess::close);
    }

    private WireClient connect() {
        WireClient client = WireClient.connect(nginx.host(), nginx.port());
        clients.add(client);
        return client;
    }

    private void connectAndAnswer(int count) {
        for (int i = 0; i < count; i++) {
            answers(connect());
        }
    }

    private int connections(int node) {
        String name = "chat_connections ";
        return nodes.get(node)
                .ops("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> (int) Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void connections_go_where_there_are_fewest() {
        connectAndAnswer(10);

        assertThat(connections(0)).isEqualTo(5);
        assertThat(connections(1)).isEqualTo(5);
    }

    @Test
    void a_dead_node_is_passed_over_without_a_client_noticing() {
        nodes.get(0).kill();
        connectAndAnswer(10);

        assertThat(connections(1)).isEqualTo(10);
        assertThat(nginx.outputText()).contains("Connection refused");
    }

    @Test
    void a_node_whose_machine_is_gone_is_given_up_while_the_client_waits() throws IOException {
        List<SocketChannel> filling = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                NginxProcess another = NginxProcess.start(
                        List.of(deaf.getLocalPort(), nodes.get(0).port()))) {
            // With its queue full, the kernel no longer answers for it.
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(deaf.getLocalSocketAddress());
                filling.add(channel);
            }
            for (int i = 0; i < 4; i++) {
                WireClient client = WireClient.connect(another.host(), another.port());
                clients.add(client);
                answers(client);
            }
            assertThat(another.outputText()).contains("upstream timed out");
        } finally {
            for (SocketChannel channel : filling) {
                channel.close();
            }
        }
    }

    @Test
    void a_node_that_is_back_gets_its_share_again() {
        nodes.get(0).kill();
        connectAndAnswer(4);
        nodes.get(0).restart();

        Duration passedOver = Duration.ofSeconds(2);
        Awaitility.await().atMost(passedOver.multipliedBy(5)).until(() -> {
            answers(connect());
            return connections(0) > 0;
        });
    }

    /**
     * The kernel still accepts for a frozen process, so nginx cannot know. But what clients have given up stays counted, and so the
     * next try goes elsewhere.
     */
    @Test
    void a_frozen_node_does_not_draw_those_it_has_lost_time_and_again() {
        connectAndAnswer(2);
        nodes.get(0).pause();
        int tries = 0;
        for (int i = 0; i < 3; i++) {
            tries += triesUntilAnswered();
        }

        assertThat(tries).as("three clients, each at most once in vain").isBetween(3, 6);
        nodes.get(0).resume();
    }

    private int triesUntilAnswered() {
        for (int tries = 1; ; tries++) {
            int before = connections(1);
            WireClient client = connect();
            client.send(Json.message(PING_MSG));
            try {
                client.next(AT_ONCE);
                return tries;
            } catch (AssertionError nothingCame) {
                if (connections(1) > before) {
                    // With the other one, on a busy machine.
                    client.next();
                    return tries;
                }
                client.close();
            }
        }
    }

    @Test
    void the_last_words_of_a_node_reach_a_client_that_keeps_sending() {
        WireUser user = WireUser.create(nginx.host(), nginx.port());
        clients.add(user.client());
        int group = user.createGroup("talk");
        NodeProcess mine = connections(0) > 0 ? nodes.get(0) : nodes.get(1);
        mine.signalTerminate();
        sendUntilClosed(user.client(), group);

        List<ObjectNode> received = user.client().drainNow();
        ObjectNode last = received.get(received.size() - 1);
        assertThat(last.get("msgid").intValue()).isEqualTo(BYE_MSG);
        assertThat(last.get("errno").intValue()).isEqualTo(123);
        assertThat(last.get("reconnect").booleanValue()).isTrue();
        assertThat(last.get("retryafter").longValue()).isBetween(0L, 2_000L);
        assertThat(user.client().awaitClosed()).isEqualTo("end of stream");
        assertThat(mine.awaitExit()).isZero();
    }

    private static void sendUntilClosed(WireClient client, int group) {
        try {
            while (!client.isClosed()) {
                client.send(Json.message(10)
                        .put("groupid", group)
                        .put("msg", "on and on")
                        .put("cid", WireUser.freshCid()));
            }
        } catch (UncheckedIOException e) {
            // nginx has closed behind the last words.
            client.awaitClosed();
        }
    }
}
