package org.chatcluster.server.cluster;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.config.ClusterConfig;
import org.chatcluster.server.log.Conversation;

/** The bus of one node, and what it hears. Thread-safe. */
final class BusNode implements AutoCloseable {
    final NodeRef self;
    final Doubt doubt = new Doubt();
    final CountingMeter meter = new CountingMeter();
    final ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();
    final RedisBus bus;
    private final Redis redis;

    /** One call of the listener. */
    record Heard(NodeRef sender, BusChannel channel, List<BusMessage> messages) {}

    BusNode(String name, long boot, String redisUrl) {
        self = new NodeRef(name, boot);
        redis = new Redis(new ClusterConfig(redisUrl), name);
        bus = new RedisBus(redis, self, doubt, meter);
    }

    BusNode start() {
        bus.start((sender, channel, messages) -> heard.add(new Heard(sender, channel, messages)));
        return this;
    }

    void subscribe(BusChannel channel) {
        CompletableFuture<Void> done = bus.subscribe(channel).toCompletableFuture();
        done.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    long boot() {
        return self.boot();
    }

    /** A message with a frame as a client gets it. */
    static BusMessage.Committed committed(int userId, long seq, String text) {
        ChatPush push = new ChatPush(new UserName(1, "alice"), new Target.User(userId), text, seq, 1, false);
        ByteBuf frame = Unpooled.buffer();
        new FrameEncoder().append(frame, push, FrameEncoder.NO_RID);
        return new BusMessage.Committed(Conversation.direct(1, userId), seq, 1, seq, frame);
    }

    /** Ends without saying so. */
    void crash() {
        redis.close();
    }

    @Override
    public void close() {
        bus.close();
        redis.close();
    }
}
