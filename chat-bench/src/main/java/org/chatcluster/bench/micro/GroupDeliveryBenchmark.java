package org.chatcluster.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.delivery.CidSource;
import org.chatcluster.server.delivery.DeliveryMeter;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.delivery.DeliveryTools;
import org.chatcluster.server.delivery.FeedTools;
import org.chatcluster.server.delivery.Outlet;
import org.chatcluster.server.delivery.PageReader;
import org.chatcluster.server.delivery.PushFrames;
import org.chatcluster.server.delivery.Pushes;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A committed group message on its way to the sessions of one event loop, up to the write to each of their connections. An operation is
 * one delivery; the message itself, and the frame made of it, are shared by {@link #MEMBERS} of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupDeliveryBenchmark {
    /** Sessions of the group on the loop. */
    public static final int MEMBERS = 1_000;

    private static final int GROUP = 7;
    private static final NodeRef OTHER_NODE = new NodeRef("other", 1);

    private final Executor loop = Runnable::run;
    private final Conversation conversation = Conversation.group(GROUP);
    private final FrameEncoder encoder = new FrameEncoder();
    private final PushFrames frames = new PushFrames(encoder, DeliveryMeter.NONE);
    private final DeliveryService delivery = new DeliveryService(
            List.of(loop), new DeliveryTools(new LocalBus(), onLoop -> onLoop, frames, DeliveryMeter.NONE));
    private final ByteBuf frame = Unpooled.buffer();
    private long seq;

    /** A client that reads everything at once. */
    private record Sink(Executor loop) implements Outlet {
        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void write(ByteBuf frames) {
            frames.release();
        }

        @Override
        public void write(byte[] frame) {}

        @Override
        public void write(Message message, long rid) {}

        @Override
        public void flush() {}

        @Override
        public void sendsInFlight(int sends) {}
    }

    /** Lets the members in. */
    @Setup
    public void setUp() {
        NoMessages log = new NoMessages();
        FeedTools tools = new FeedTools(
                append -> false,
                new LocalBus(),
                new PageReader(
                        log,
                        new Pushes(new UserDirectory(Unused.of(AccountDao.class))),
                        encoder,
                        PooledByteBufAllocator.DEFAULT,
                        loop),
                new CidSource(Clock.systemUTC()),
                frames,
                DeliveryMeter.NONE);
        for (int user = 1; user <= MEMBERS; user++) {
            Session session = new Session(
                    new UserName(user, "user" + user), new DeviceClaim("bench", 0, 0), "", (ended, reason) -> {});
            SessionFeed feed = new SessionFeed(session, new Sink(loop), tools);
            delivery.register(feed);
            delivery.start(feed, List.of(new SessionFeed.Start(conversation, 0, 0, 0)));
        }
        UserName sender = new UserName(MEMBERS + 1, "alice");
        encoder.append(
                frame,
                new ChatPush(sender, new Target.Group(GROUP), Frames.TEXT, 1, 1_794_000_000_000L, false),
                FrameEncoder.NO_RID);
    }

    /** One message to all of them. */
    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public void deliver() {
        seq++;
        delivery.received(
                OTHER_NODE,
                BusChannel.group(GROUP),
                List.of(new BusMessage.Committed(conversation, seq, MEMBERS + 1, seq, frame)));
    }
}
