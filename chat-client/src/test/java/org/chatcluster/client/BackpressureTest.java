package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.client.Peer.BOB;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackpressureTest {
    private static final int MESSAGES = 100_000;

    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

    /** The level of the other tests takes a stack trace for each byte that is looked at, here a hundred million. */
    @BeforeEach
    void lookLess() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
    }

    @AfterEach
    void lookAgain() {
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void backlog_waits_at_the_server_while_the_listener_is_busy() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        AtomicLong last = new AtomicLong();
        AtomicLong outOfOrder = new AtomicLong();
        ClientListener listener = new ClientListener() {
            @Override
            public void message(ChatMessage message) {
                awaitQuietly(busy);
                if (!last.compareAndSet(message.seq() - 1, message.seq())) {
                    outOfOrder.incrementAndGet();
                }
            }
        };
        try (ScriptedServer server = new ScriptedServer();
                ChatClient client = new ChatClient(server.config(), listener)) {
            var unused = client.login(new Credentials.ByName("alice", "correct horse"));
            Peer peer = server.accept();
            peer.acceptLogin(new ConversationInfo(BOB, MESSAGES, 0, 0));
            AtomicLong written = new AtomicLong();
            Thread writer = new Thread(() -> write(peer, written));
            writer.start();

            // The listener stands still: at some point the sockets are full and the writer stands still too.
            AtomicLong before = new AtomicLong(-1);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> written.get() > 0 && before.getAndSet(written.get()) == written.get());
            assertThat(written.get()).isLessThan(MESSAGES);

            busy.countDown();
            await().atMost(Duration.ofMinutes(2)).until(() -> last.get() == MESSAGES);
            assertThat(outOfOrder.get()).isZero();
            writer.join();
            ReceivedRequest received = peer.expect(ReceivedRequest.class).request();
            while (received.seq() < MESSAGES) {
                received = peer.expect(ReceivedRequest.class).request();
            }
        }
    }

    private static void write(Peer peer, AtomicLong written) {
        FrameEncoder encoder = new FrameEncoder();
        String padding = "x".repeat(1_000);
        for (long seq = 1; seq <= MESSAGES; seq++) {
            ByteBuf frame = Unpooled.buffer();
            var push = new ChatPush(Peer.BOB_NAME, new Target.User(Peer.ME), padding, seq, Peer.TIME, true);
            encoder.append(frame, push, FrameEncoder.NO_RID);
            peer.sendBytes(frame.array(), frame.readableBytes());
            written.set(seq);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
