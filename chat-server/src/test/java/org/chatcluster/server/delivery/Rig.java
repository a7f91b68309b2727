package org.chatcluster.server.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.FakeAccountDao;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.ManualLane;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.log.TickingClock;
import org.chatcluster.server.session.CloseReason;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;

/** A node's delivery with two event loops, a lane and a page reader that go on when they are told to. Confined to one thread. */
public final class Rig {
    static final long NOW = 1_794_000_000_000L;
    private final Clock clock = new TickingClock(NOW);

    final FakeMessageDao dao = new FakeMessageDao();
    final ManualExecutor loop = new ManualExecutor();
    final ManualExecutor otherLoop = new ManualExecutor();
    final ManualExecutor pageThreads = new ManualExecutor();
    final CountingMeter meter = new CountingMeter();
    final TrackingAllocator allocator = new TrackingAllocator();
    /** Of both loops: what is due when a gap has been waited for. */
    final ManualExecutor afterGapWait = new ManualExecutor();

    public final DeliveryService delivery;
    final ManualLane lane;
    final FeedTools tools;
    final ClusterBus bus;
    private final UserDirectory users = new UserDirectory(FakeAccountDao.withUsers(50));
    private long nextStoredCid = 1_000_000;

    /** A node that is alone. */
    public Rig() {
        this(new LocalBus());
    }

    Rig(ClusterBus bus) {
        this.bus = bus;
        FrameEncoder encoder = new FrameEncoder();
        PushFrames frames = new PushFrames(encoder, meter);
        delivery = new DeliveryService(
                List.of(loop, otherLoop),
                new DeliveryTools(
                        bus, onLoop -> task -> afterGapWait.execute(() -> onLoop.execute(task)), frames, meter));
        lane = new ManualLane(dao, delivery, clock);
        PageReader pages = new PageReader(dao, new Pushes(users), encoder, allocator, pageThreads);
        tools = new FeedTools(lane, bus, pages, new CidSource(clock), frames, meter);
    }

    /** A session and its client. */
    public final class Device {
        final int userId;
        final FakeOutlet outlet;
        final SessionFeed feed;
        final List<CloseReason> closed = new ArrayList<>();

        Device(int userId, ManualExecutor loop) {
            this.userId = userId;
            this.outlet = new FakeOutlet(loop);
            this.feed = new SessionFeed(
                    new Session(
                            new UserName(userId, "user" + userId),
                            new DeviceClaim("device", 0, 0),
                            "",
                            (session, reason) -> closed.add(reason)),
                    outlet,
                    tools);
            delivery.register(feed);
        }

        Device start(SessionFeed.Start... starts) {
            delivery.start(feed, List.of(starts));
            return this;
        }

        void send(Conversation conversation, long cid) {
            send(conversation, cid, "text " + cid, null);
        }

        void send(Conversation conversation, long cid, String text, @Nullable ChatException objection) {
            Target target = conversation.targetFor(userId);
            MsgType type = conversation.isGroup() ? MsgType.GROUP_CHAT_MSG : MsgType.ONE_CHAT_MSG;
            feed.send(OutgoingMessage.of(userId, type, cid, target, text, cid), objection);
            outlet.flush();
        }

        void writable(boolean writable) {
            outlet.writable(writable);
            if (writable) {
                feed.writable();
            }
        }

        /** Nothing has gone on for two looks. */
        void rest() {
            feed.rest();
            feed.rest();
        }

        void end() {
            delivery.unregister(feed);
            outlet.end();
        }

        /** The session. */
        public Session session() {
            return feed.session();
        }

        /** Everything that was received. */
        public List<Message> messages() {
            return outlet.messages();
        }

        List<String> seen() {
            return outlet.takeSeen();
        }
    }

    /** A session on the first loop that is still loading. */
    Device loading(int userId) {
        return new Device(userId, loop);
    }

    /** A session on the other loop that is still loading. */
    Device loadingOnOtherLoop(int userId) {
        return new Device(userId, otherLoop);
    }

    /** A session on the first loop, without a backlog. */
    public Device device(int userId, SessionFeed.Start... starts) {
        return started(new Device(userId, loop), starts);
    }

    /** A session on the other loop, without a backlog. */
    public Device deviceOnOtherLoop(int userId, SessionFeed.Start... starts) {
        return started(new Device(userId, otherLoop), starts);
    }

    private static Device started(Device device, SessionFeed.Start... starts) {
        device.start(starts);
        device.outlet.takeSeen();
        return device;
    }

    /** Rows that are there already, from a user that has no session. */
    void stored(Conversation conversation, int senderId, long from, long to) {
        List<StoredMessage> rows = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            rows.add(new StoredMessage(conversation, seq, senderId, nextStoredCid++, NOW, "old " + seq));
        }
        dao.store(rows);
    }

    /** The log. */
    public FakeMessageDao log() {
        return dao;
    }

    /** Commits what waits and runs everything that follows from it. */
    void settle() {
        lane.writeAll();
        runAll();
    }

    /** Runs every task there is. */
    public void runAll() {
        while (loop.size() + otherLoop.size() + pageThreads.size() + afterGapWait.size() > 0) {
            afterGapWait.runAll();
            loop.runAll();
            otherLoop.runAll();
            pageThreads.runAll();
        }
    }

    /** A start that has read what it was sent. */
    public static SessionFeed.Start at(Conversation conversation, long sent, long end) {
        return new SessionFeed.Start(conversation, sent, end, sent);
    }

    /** Counts what delivery tells. */
    static final class CountingMeter implements DeliveryMeter {
        int encoded;
        int pushed;
        int behind;
        int pages;
        int holes;
        int gaps;

        @Override
        public void gap() {
            gaps++;
        }

        @Override
        public void encoded() {
            encoded++;
        }

        @Override
        public void pushed(int messages) {
            pushed += messages;
        }

        @Override
        public void behind(int change) {
            behind += change;
        }

        @Override
        public void logPageRead(int rows) {
            pages++;
        }

        @Override
        public void hole() {
            holes++;
        }
    }
}
