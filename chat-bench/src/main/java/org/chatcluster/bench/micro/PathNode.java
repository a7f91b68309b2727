package org.chatcluster.bench.micro;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.net.EventLoops;
import org.chatcluster.server.account.AccountService;
import org.chatcluster.server.account.Revocations;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.chat.ChatService;
import org.chatcluster.server.chat.Routes;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.cluster.LocalPresenceStore;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.config.LogConfig;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.delivery.CidSource;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.delivery.DeliveryTools;
import org.chatcluster.server.delivery.FeedTools;
import org.chatcluster.server.delivery.PageReader;
import org.chatcluster.server.delivery.PushFrames;
import org.chatcluster.server.delivery.Pushes;
import org.chatcluster.server.friend.FriendHandlers;
import org.chatcluster.server.friend.FriendService;
import org.chatcluster.server.group.GroupHandlers;
import org.chatcluster.server.group.GroupService;
import org.chatcluster.server.group.Memberships;
import org.chatcluster.server.limit.RateLimits;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.MessageLog;
import org.chatcluster.server.login.LoginHandlers;
import org.chatcluster.server.login.LoginService;
import org.chatcluster.server.message.ConversationAccess;
import org.chatcluster.server.message.CursorHandlers;
import org.chatcluster.server.message.CursorStore;
import org.chatcluster.server.message.HistoryHandlers;
import org.chatcluster.server.message.ReadNotices;
import org.chatcluster.server.message.SendHandlers;
import org.chatcluster.server.net.BrokenFrames;
import org.chatcluster.server.net.ChatListener;
import org.chatcluster.server.net.ConnectionTools;
import org.chatcluster.server.net.Connections;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.ops.Logging;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.presence.PresenceTools;
import org.chatcluster.server.session.SessionRegistry;
import org.chatcluster.server.storage.Database;
import org.slf4j.event.Level;

/**
 * A node as {@code ChatServer} makes it, but for the log: its lanes write to {@link NoMessages}. What is left is all that a message costs
 * outside the database. Nothing runs by the clock. Accounts are in SQLite in an empty directory. Thread-safe.
 */
final class PathNode implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final EventLoopGroup loops = EventLoops.newGroup("bench-io", 1);
    private final Database database;
    private final MessageLog log;
    private final ChatListener listener;

    PathNode(Path directory) throws IOException {
        Logging.configure(new LogConfig(Level.WARN, LogConfig.Format.TEXT));
        Clock clock = Clock.systemUTC();
        FrameEncoder encoder = new FrameEncoder();
        PooledByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        ChatMetrics meter = new ChatMetrics(new SimpleMeterRegistry());
        PushFrames frames = new PushFrames(encoder, meter);
        RateLimits limits = RateLimits.create(false);
        SessionRegistry sessions = new SessionRegistry();
        ClusterBus bus = new LocalBus();
        Doubt doubt = new Doubt();
        MessageDao messages = new NoMessages();
        database = Database.open(new StorageConfig("", "", "", directory, Duration.ZERO, true, 1));
        List<EventLoop> eventLoops = new ArrayList<>();
        loops.forEach(loop -> eventLoops.add((EventLoop) loop));

        UserDirectory users = new UserDirectory(database.accounts());
        DeliveryService delivery =
                new DeliveryService(eventLoops, new DeliveryTools(bus, DeliveryTools::afterGapWait, frames, meter));
        log = new MessageLog(1, () -> messages, delivery, clock, meter);
        Pushes pushes = new Pushes(users);
        PageReader pages = new PageReader(messages, pushes, encoder, allocator, worker);
        FeedTools feedTools = new FeedTools(log, bus, pages, new CidSource(clock), frames, meter);
        Presence presence = new Presence(new PresenceTools(
                new NodeRef("bench", 1),
                sessions,
                new LocalPresenceStore(clock),
                bus,
                delivery,
                worker,
                clock,
                System::nanoTime));
        FriendService friends = new FriendService(database.friends(), users, presence, delivery, clock);
        Memberships memberships = new Memberships(database.groups(), sessions, delivery, bus, doubt, worker);
        GroupService groups = new GroupService(database.groups(), delivery, memberships, clock, 10_000);
        ConversationAccess access = new ConversationAccess(users, groups, messages);
        CursorStore cursors = new CursorStore(database.inbox());
        LoginHandlers login = new LoginHandlers(new LoginHandlers.Parts(
                new AccountService(database.accounts(), clock, worker),
                new LoginService(cursors, database.logins(), worker),
                friends,
                users,
                cursors,
                sessions,
                presence,
                new Revocations(database.accounts(), sessions, bus, doubt, worker),
                delivery,
                feedTools,
                doubt,
                limits,
                meter,
                new LoginHandlers.Node("bench", HEARTBEAT.toMillis()),
                worker,
                worker));
        Routes routes = Routes.of(new Routes.Handlers(
                login,
                new SendHandlers(access, worker),
                new CursorHandlers(cursors, new ReadNotices(delivery, groups, worker), access, worker),
                new HistoryHandlers(messages, pushes, access),
                new FriendHandlers(friends, database.accounts(), users, presence),
                new GroupHandlers(groups, presence),
                clock));
        listener = ChatListener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), loops, loops);
        listener.accept(new ConnectionTools(
                new Connections(eventLoops),
                new ChatService(routes),
                sessions,
                presence,
                delivery,
                limits,
                encoder,
                meter,
                new BrokenFrames(),
                worker,
                HEARTBEAT,
                HEARTBEAT,
                address -> false));
    }

    /** Where clients connect. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
    }

    @Override
    public void close() {
        listener.close();
        log.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        worker.shutdownNow();
        database.close();
    }
}
