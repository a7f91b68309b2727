package org.chatcluster.server.net;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.server.account.AccountService;
import org.chatcluster.server.account.FakeAccountDao;
import org.chatcluster.server.account.Revocations;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.chat.ChatService;
import org.chatcluster.server.chat.Routes;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.cluster.LocalPresenceStore;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.delivery.CidSource;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.delivery.DeliveryTools;
import org.chatcluster.server.delivery.FeedTools;
import org.chatcluster.server.delivery.ManualExecutor;
import org.chatcluster.server.delivery.PageReader;
import org.chatcluster.server.delivery.PushFrames;
import org.chatcluster.server.delivery.Pushes;
import org.chatcluster.server.friend.FriendHandlers;
import org.chatcluster.server.friend.FriendService;
import org.chatcluster.server.friend.NoFriendsDao;
import org.chatcluster.server.group.FakeGroupDao;
import org.chatcluster.server.group.GroupHandlers;
import org.chatcluster.server.group.GroupService;
import org.chatcluster.server.limit.RateLimits;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.ManualLane;
import org.chatcluster.server.log.TickingClock;
import org.chatcluster.server.login.FakeLoginDao;
import org.chatcluster.server.login.LoginHandlers;
import org.chatcluster.server.login.LoginService;
import org.chatcluster.server.message.ConversationAccess;
import org.chatcluster.server.message.CursorHandlers;
import org.chatcluster.server.message.CursorStore;
import org.chatcluster.server.message.FakeInboxDao;
import org.chatcluster.server.message.HistoryHandlers;
import org.chatcluster.server.message.ManualTimer;
import org.chatcluster.server.message.ReadNotices;
import org.chatcluster.server.message.SendHandlers;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.presence.PresenceTools;
import org.chatcluster.server.session.SessionRegistry;

/**
 * A whole node without a network, a database, threads or time of its own: whatever would take time happens when it is told to.
 * Its users are 1 to 9. Confined to one thread.
 */
final class TestNode {
    static final Duration HEARTBEAT = Duration.ofSeconds(30);
    static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);

    final FakeMessageDao messages = new FakeMessageDao();
    final FakeInboxDao inbox = new FakeInboxDao(messages);
    final FakeGroupDao groups = new FakeGroupDao(messages, inbox);
    final FakeAccountDao accounts = FakeAccountDao.withUsers(9);
    final ManualExecutor requests = new ManualExecutor();
    final ManualExecutor hashing = new ManualExecutor();
    final ManualExecutor pages = new ManualExecutor();
    final ManualTimer presenceThread = new ManualTimer();
    final SessionRegistry sessions = new SessionRegistry();
    final Connections connections;
    final ManualLane lane;
    final CursorStore cursors;
    private final List<MockTicker> tickers = new ArrayList<>();
    private final List<AddressedChannel> channels = new ArrayList<>();
    private final List<TestClient> clients = new ArrayList<>();
    final ConnectionTools tools;

    /** A node that as many clients can connect to. */
    TestNode(int clientCount) {
        this(clientCount, RateLimits.create(false));
    }

    TestNode(int clientCount, RateLimits limits) {
        this(clientCount, limits, address -> false);
    }

    TestNode(int clientCount, RateLimits limits, Predicate<InetAddress> isProxy) {
        for (int i = 0; i < clientCount; i++) {
            MockTicker ticker = Ticker.newMockTicker();
            tickers.add(ticker);
            channels.add(new AddressedChannel(ticker));
        }
        List<EventLoop> loops =
                channels.stream().map(EmbeddedChannel::eventLoop).toList();
        Clock clock = new TickingClock(1_794_000_000_000L);
        FrameEncoder encoder = new FrameEncoder();
        ChatMetrics metrics = new ChatMetrics(new SimpleMeterRegistry());
        PushFrames frames = new PushFrames(encoder, metrics);
        UserDirectory users = new UserDirectory(accounts);
        ClusterBus bus = new LocalBus();
        DeliveryService delivery =
                new DeliveryService(loops, new DeliveryTools(bus, DeliveryTools::afterGapWait, frames, metrics));
        lane = new ManualLane(messages, delivery, clock);
        Pushes pushes = new Pushes(users);
        PageReader pageReader =
                new PageReader(messages, pushes, encoder, channels.get(0).alloc(), pages);
        FeedTools feedTools = new FeedTools(lane, bus, pageReader, new CidSource(clock), frames, metrics);
        Presence presence = new Presence(new PresenceTools(
                new NodeRef("test-node", 1),
                sessions,
                new LocalPresenceStore(clock),
                bus,
                delivery,
                presenceThread,
                clock,
                () -> 0));
        FriendService friends = new FriendService(new NoFriendsDao(), users, presence, delivery, clock);
        GroupService groupService = groups.rules(delivery, sessions, 100);
        ConversationAccess access = new ConversationAccess(users, groupService, messages);
        cursors = new CursorStore(inbox);
        LoginHandlers login = new LoginHandlers(new LoginHandlers.Parts(
                new AccountService(accounts, clock, requests),
                new LoginService(cursors, new FakeLoginDao(accounts, groups, new NoFriendsDao(), inbox), requests),
                friends,
                users,
                cursors,
                sessions,
                presence,
                new Revocations(accounts, sessions, bus, new Doubt(), requests),
                delivery,
                feedTools,
                new Doubt(),
                limits,
                metrics,
                new LoginHandlers.Node("test-node", HEARTBEAT.toMillis()),
                hashing,
                requests));
        Routes routes = Routes.of(new Routes.Handlers(
                login,
                new SendHandlers(access, requests),
                new CursorHandlers(
                        cursors, new ReadNotices(delivery, groupService, new ManualTimer()), access, requests),
                new HistoryHandlers(messages, pushes, access),
                new FriendHandlers(friends, accounts, users, presence),
                new GroupHandlers(groupService, presence),
                clock));
        connections = new Connections(loops);
        tools = new ConnectionTools(
                connections,
                new ChatService(routes),
                sessions,
                presence,
                delivery,
                limits,
                encoder,
                metrics,
                new BrokenFrames(),
                requests,
                HEARTBEAT,
                LOGIN_TIMEOUT,
                isProxy);
    }

    /** The next client, whose socket has this address. */
    TestClient connect(InetSocketAddress from) {
        channels.get(clients.size()).connectedFrom(from);
        return connect();
    }

    /** The next client, whose kernel keeps up to so many bytes before it is behind. */
    TestClient connect() {
        EmbeddedChannel channel = channels.get(clients.size());
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(64 * 1024, 128 * 1024));
        TestClient client = new TestClient(channel, tickers.get(clients.size()));
        clients.add(client);
        new ServerPipeline(tools).initChannel(channel);
        channel.pipeline().fireChannelActive();
        return client;
    }

    /** A client that has logged in as the user, without a backlog, and heard of it. */
    TestClient login(int userId) {
        TestClient client = connect();
        client.login(userId, accounts.giveToken(userId, "console"));
        settle();
        client.seen();
        return client;
    }

    /** Runs everything that waits, but the lane. */
    void run() {
        boolean more = true;
        while (more) {
            channels.forEach(EmbeddedChannel::runPendingTasks);
            more = requests.size() + hashing.size() + pages.size() > 0;
            requests.runAll();
            hashing.runAll();
            pages.runAll();
            presenceThread.advanceMillis(0);
        }
    }

    /** Commits what waits and runs everything. */
    void settle() {
        run();
        lane.writeAll();
        run();
    }

    /** Lets time pass for everybody. */
    void advance(Duration time) {
        long steps = time.toMillis() / 250;
        for (long i = 0; i < steps; i++) {
            tickers.forEach(ticker -> ticker.advance(250, TimeUnit.MILLISECONDS));
            channels.forEach(EmbeddedChannel::runPendingTasks);
        }
    }

    /** Ends every connection and lets go of what nobody has read. */
    void close() {
        clients.forEach(TestClient::hangUp);
        settle();
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }
}
