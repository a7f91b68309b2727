package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.NginxProcess;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RequiresNginx;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster of three nodes behind nginx, restarted in turn while clients of the library send as fast as they get answers. */
@RequiresNginx
class RollingRestartIT {
    private static final int CHATTERS = 6;
    private static final int NODES = 3;
    private static final int ACKS_BETWEEN = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a client adds of its own to the wait that the node asks for. */
    private static final long OWN_WAIT_MILLIS = 200;

    private final List<Chatter> chatters = new ArrayList<>();

    @AfterEach
    void stop() {
        chatters.forEach(Chatter::close);
    }

    @Test
    void no_send_fails_and_nobody_is_logged_out() throws Exception {
        try (ClusterProcesses cluster =
                ClusterProcesses.start(ClusterOptions.nodes(NODES).withNginx())) {
            NginxProcess nginx = cluster.nginx().orElseThrow();
            ClientConfig config = ClientConfig.of(nginx.host(), nginx.port());
            for (int i = 0; i < CHATTERS; i++) {
                chatters.add(new Chatter(config, "chatter-" + i));
            }
            for (int i = 0; i < CHATTERS; i++) {
                chatters.get(i).startSending(partnerOf(i));
            }
            for (NodeProcess node : cluster.nodes()) {
                awaitMoreAcks();
                assertThat(node.terminate()).isZero();
                awaitMoreAcks();
                node.restart();
            }
            awaitMoreAcks();
            chatters.forEach(Chatter::stopSending);
            await().atMost(PATIENCE).until(() -> chatters.stream().allMatch(Chatter::isDone));

            assertThat(chatters).allSatisfy(chatter -> {
                assertThat(chatter.failed()).isEmpty();
                assertThat(chatter.troubles()).noneMatch(state -> state.phase() == Phase.OFFLINE);
                assertThat(farewells(chatter)).isNotEmpty().allSatisfy(RollingRestartIT::waitsAsAsked);
            });
            for (int i = 0; i < CHATTERS; i++) {
                assertHeardAll(i);
            }
            for (int i = 0; i < CHATTERS; i += 2) {
                assertStoredOnceAndInOrder(i);
            }
            System.out.println(figures());
        }
    }

    private Target partnerOf(int chatter) {
        return new Target.User(chatters.get(chatter ^ 1).id());
    }

    /** Everybody goes on, not only those whose node is up. */
    private void awaitMoreAcks() {
        List<Integer> goals = chatters.stream()
                .map(chatter -> chatter.acks() + ACKS_BETWEEN / CHATTERS)
                .toList();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        chatters.stream().allMatch(chatter -> chatter.acks() >= goals.get(chatters.indexOf(chatter))));
    }

    private static List<ClientState> farewells(Chatter chatter) {
        return chatter.troubles().stream()
                .filter(state -> state.cause() instanceof ClosedByServerException bye && bye.is(ErrorCode.DRAINING))
                .toList();
    }

    private static void waitsAsAsked(ClientState state) {
        ClosedByServerException bye = (ClosedByServerException) state.cause();
        assertThat(bye.reconnect()).isTrue();
        assertThat(bye.retryAfterMillis()).isBetween(0L, 2_000L);
        assertThat(state.retryInMillis()).isBetween(bye.retryAfterMillis(), bye.retryAfterMillis() + OWN_WAIT_MILLIS);
    }

    private void assertHeardAll(int chatter) {
        int messages = chatters.get(chatter).acks() + chatters.get(chatter ^ 1).acks();
        Ledger ledger = chatters.get(chatter).ledger();
        await().atMost(PATIENCE).until(() -> ledger.of(partnerOf(chatter)).size() >= messages);
        ledger.assertComplete(partnerOf(chatter), 1, messages);
    }

    private void assertStoredOnceAndInOrder(int chatter) throws Exception {
        List<ChatPush> stored = history(chatters.get(chatter).client(), partnerOf(chatter));
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).seq()).isEqualTo(i + 1);
        }
        for (Chatter sender : List.of(chatters.get(chatter), chatters.get(chatter ^ 1))) {
            List<String> texts = stored.stream()
                    .filter(push -> push.sender().id() == sender.id())
                    .map(ChatPush::msg)
                    .toList();
            assertThat(texts).isEqualTo(sender.acknowledged());
        }
    }

    private static List<ChatPush> history(ChatClient client, Target conversation) throws Exception {
        List<ChatPush> messages = new ArrayList<>();
        boolean more = true;
        while (more) {
            HistoryReply page = client.request(
                            new HistoryRequest(conversation, messages.size(), HistoryRequest.NONE, 200),
                            HistoryReply.class)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            messages.addAll(page.messages());
            more = page.more();
        }
        return messages;
    }

    private String figures() {
        long acks = chatters.stream().mapToLong(Chatter::acks).sum();
        long resent = chatters.stream().mapToLong(Chatter::resent).sum();
        long moves = chatters.stream()
                .mapToLong(chatter -> farewells(chatter).size())
                .sum();
        long others = chatters.stream()
                        .mapToLong(chatter -> chatter.troubles().size())
                        .sum()
                - moves;
        long gap = chatters.stream().mapToLong(Chatter::longestGapMillis).max().orElse(0);
        return "rolling restart: " + NODES + " stops, " + acks + " acknowledged, 0 failed, " + resent
                + " resent, " + moves + " moves after a farewell, " + others + " other tries, longest wait for an ack "
                + gap + " ms";
    }
}
