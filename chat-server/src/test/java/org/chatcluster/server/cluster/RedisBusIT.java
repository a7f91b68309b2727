package org.chatcluster.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.testkit.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RedisBusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY_CHANNELS = 20_000;

    private final List<BusNode> nodes = new ArrayList<>();
    private RedisServer server;
    private BusNode a;
    private BusNode b;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        a = node("a", 1);
        b = node("b", 2);
        awaitCalm(a);
        awaitCalm(b);
    }

    @AfterEach
    void stop() {
        if (server.isAlive()) {
            server.resume();
        }
        nodes.forEach(BusNode::close);
        server.close();
    }

    @Test
    void what_is_published_is_heard_where_it_was_subscribed_to() {
        BusChannel channel = BusChannel.user(7);
        b.subscribe(channel);
        BusMessage.Committed row = BusNode.committed(7, 1, "hello");

        a.bus.publish(channel, row);
        a.bus.publish(BusChannel.user(8), row);
        a.bus.publish(channel, new BusMessage.Reached(row.conversation(), 1));

        await().atMost(PATIENCE).until(() -> b.heard.size() == 2);
        assertThat(b.heard)
                .containsExactly(
                        new BusNode.Heard(a.self, channel, List.of(row)),
                        new BusNode.Heard(a.self, channel, List.of(new BusMessage.Reached(row.conversation(), 1))));
    }

    @Test
    void a_node_does_not_hear_itself() {
        BusChannel channel = BusChannel.group(7);
        a.subscribe(channel);
        b.subscribe(channel);

        a.bus.publish(channel, new BusMessage.TokensRevoked(1));
        b.bus.publish(channel, new BusMessage.TokensRevoked(2));

        await().atMost(PATIENCE).until(() -> !a.heard.isEmpty() && !b.heard.isEmpty());
        assertThat(a.heard).extracting(BusNode.Heard::sender).containsExactly(b.self);
        assertThat(b.heard).extracting(BusNode.Heard::sender).containsExactly(a.self);
    }

    @Test
    void a_channel_is_heard_until_its_last_subscription_ends() {
        BusChannel channel = BusChannel.user(7);
        BusChannel other = BusChannel.user(8);
        b.subscribe(channel);
        b.subscribe(channel);
        b.bus.unsubscribe(channel);
        b.subscribe(other);
        a.bus.publish(channel, new BusMessage.TokensRevoked(1));
        await().atMost(PATIENCE).until(() -> b.heard.size() == 1);

        b.bus.unsubscribe(channel);
        b.subscribe(BusChannel.user(9));
        a.bus.publish(channel, new BusMessage.TokensRevoked(2));
        a.bus.publish(other, new BusMessage.TokensRevoked(3));

        await().atMost(PATIENCE).until(() -> b.heard.size() == 2);
        assertThat(b.heard.stream().map(BusNode.Heard::channel)).containsExactly(channel, other);
    }

    @Test
    void twenty_thousand_channels_come_back_with_redis() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int user = 1; user <= MANY_CHANNELS; user++) {
            all.add(b.bus.subscribe(BusChannel.user(user)).toCompletableFuture());
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        b.doubt.take();

        server.kill();
        await().atMost(PATIENCE).until(() -> !a.bus.isConnected() && !b.bus.isConnected());
        assertThat(b.doubt.take()).contains("no Redis");
        server.restart();
        await().atMost(PATIENCE).until(() -> a.bus.isConnected() && b.bus.isConnected());
        assertThat(b.doubt.take()).contains("no Redis");
        awaitCalm(a);
        awaitCalm(b);

        List<BusChannel> some = new ArrayList<>();
        for (int user = 1_000; user <= MANY_CHANNELS; user += 1_000) {
            some.add(BusChannel.user(user));
            a.bus.publish(BusChannel.user(user), new BusMessage.TokensRevoked(user));
        }
        await().atMost(PATIENCE).until(() -> b.heard.size() == some.size());
        assertThat(b.heard.stream().map(BusNode.Heard::channel)).containsExactlyElementsOf(some);
    }

    @Test
    void a_redis_that_hangs_is_noticed_in_time_and_heard_again_soon() {
        BusChannel channel = BusChannel.user(7);
        b.subscribe(channel);

        server.pause();
        long paused = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> b.doubt.isStanding());
        // BusHealthTest has the exact time.
        assertThat(Duration.ofNanos(System.nanoTime() - paused)).isLessThan(Duration.ofSeconds(6));
        await().atMost(PATIENCE).until(() -> !b.bus.isConnected());

        // Nobody waits for a subscription meanwhile.
        assertThat(b.bus.subscribe(BusChannel.user(8))).succeedsWithin(PATIENCE);
        await().pollDelay(Duration.ofSeconds(8)).atMost(PATIENCE).until(() -> b.doubt.isStanding());

        server.resume();
        long resumed = System.nanoTime();
        await().atMost(PATIENCE).until(() -> a.bus.isConnected() && b.bus.isConnected());
        assertThat(Duration.ofNanos(System.nanoTime() - resumed)).isLessThan(Duration.ofSeconds(8));
        a.bus.publish(channel, new BusMessage.TokensRevoked(1));
        a.bus.publish(BusChannel.user(8), new BusMessage.TokensRevoked(2));
        await().atMost(PATIENCE).until(() -> b.heard.size() == 2);
        awaitCalm(b);
    }

    @Test
    void a_node_that_dies_is_missed_and_one_that_leaves_is_not() {
        BusNode leaving = node("leaving", 3);
        BusNode dying = node("dying", 4);
        awaitCalm(leaving);
        awaitCalm(dying);
        awaitCalm(a);

        leaving.close();
        nodes.remove(leaving);
        dying.crash();
        nodes.remove(dying);

        // A machine that stands still for a moment is a doubt of its own.
        Set<String> causes = new HashSet<>();
        await().atMost(PATIENCE).until(() -> {
            causes.addAll(a.doubt.take());
            return causes.contains("dying is silent (4)");
        });
        assertThat(causes).noneMatch(cause -> cause.contains("leaving"));
        BusNode reborn = node("dying", 5);
        awaitCalm(reborn);
        await().atMost(PATIENCE).until(() -> a.doubt.take().contains("dying is new"));
    }

    @Test
    void whatever_others_publish_does_no_harm() throws Exception {
        b.subscribe(BusChannel.user(7));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("PUBLISH chat:user:7 nonsense\r\n".getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> b.meter.doubts(DoubtCause.UNREADABLE) == 1);
        }
        // It is counted a moment before it is doubted.
        await().atMost(PATIENCE).until(() -> b.doubt.take().contains("something came that could not be read"));
        a.bus.publish(BusChannel.user(7), new BusMessage.TokensRevoked(1));
        await().atMost(PATIENCE).until(() -> b.heard.size() == 1);
    }

    @Test
    void starts_without_redis_and_joins_it_later() {
        server.kill();
        BusNode early = node("early", 9);
        early.subscribe(BusChannel.user(7));
        assertThat(early.bus.isConnected()).isFalse();
        assertThat(early.doubt.isStanding()).isTrue();

        server.restart();
        await().atMost(PATIENCE).until(() -> early.bus.isConnected() && a.bus.isConnected());
        a.bus.publish(BusChannel.user(7), new BusMessage.TokensRevoked(1));
        await().atMost(PATIENCE).until(() -> early.heard.size() == 1);
    }

    @Test
    void a_password_and_the_name_of_a_host_may_be_in_the_url() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("CONFIG SET requirepass s@cret\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('+');
        }
        BusNode right = new BusNode("right", 5, "redis://:s%40cret@localhost:" + server.port()).start();
        nodes.add(right);
        BusNode wrong = new BusNode("wrong", 6, "redis://:guess@localhost:" + server.port()).start();
        nodes.add(wrong);

        awaitCalm(right);
        right.subscribe(BusChannel.user(7));
        a.bus.publish(BusChannel.user(7), new BusMessage.TokensRevoked(1));
        await().atMost(PATIENCE).until(() -> right.heard.size() == 1);
        assertThat(wrong.bus.isConnected()).isFalse();
    }

    @Test
    void a_redis_that_hangs_costs_no_more_than_it_may() {
        server.pause();
        BusMessage.Committed row = BusNode.committed(7, 1, "x".repeat(8_000));
        for (int i = 0; i < 10_000; i++) {
            a.bus.publish(BusChannel.user(7), row);
        }
        // 80 MB were published, 16 MiB wait; the rest is lost, and said to be.
        assertThat(a.meter.lost.sum()).isBetween(7_000L, 9_000L);

        server.resume();
        await().atMost(PATIENCE).until(() -> b.meter.doubts(DoubtCause.PEER_LOSS) > 0);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(a.meter.published.sum() + a.meter.lost.sum()).isGreaterThanOrEqualTo(10_000));
        awaitCalm(a);
    }

    @Test
    void what_was_published_before_the_end_gets_out() {
        BusChannel channel = BusChannel.user(7);
        b.subscribe(channel);
        int count = 1_000;
        for (int i = 1; i <= count; i++) {
            a.bus.publish(channel, BusNode.committed(7, i, "bye"));
        }
        a.close();
        nodes.remove(a);
        assertThat(a.meter.lost.sum()).isZero();
        assertThat(a.meter.published.sum()).isGreaterThan(count);

        await().atMost(PATIENCE).until(() -> b.heard.size() == count);
        await().atMost(PATIENCE).until(() -> !b.doubt.isStanding());
        a.bus.publish(channel, new BusMessage.TokensRevoked(1));
        assertThat(a.bus.subscribe(channel)).succeedsWithin(PATIENCE);
    }

    private BusNode node(String name, long boot) {
        BusNode node = new BusNode(name, boot, server.url()).start();
        nodes.add(node);
        return node;
    }

    /** Hears itself and has no doubt. */
    private static void awaitCalm(BusNode node) {
        await().atMost(PATIENCE)
                .until(() -> node.bus.isConnected()
                        && !node.doubt.isStanding()
                        && node.doubt.take().isEmpty());
    }
}
