package org.chatcluster.server;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.server.account.AccountService;
import org.chatcluster.server.account.Revocations;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.catchup.CatchUp;
import org.chatcluster.server.chat.ChatService;
import org.chatcluster.server.chat.Routes;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.config.ServerConfig;
import org.chatcluster.server.delivery.CidSource;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.delivery.DeliveryTools;
import org.chatcluster.server.delivery.FeedTools;
import org.chatcluster.server.delivery.PageReader;
import org.chatcluster.server.delivery.PushFrames;
import org.chatcluster.server.delivery.Pushes;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.friend.FriendHandlers;
import org.chatcluster.server.friend.FriendService;
import org.chatcluster.server.group.GroupHandlers;
import org.chatcluster.server.group.GroupService;
import org.chatcluster.server.group.Memberships;
import org.chatcluster.server.limit.RateLimits;
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
import org.chatcluster.server.ops.BusMetrics;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.ops.HealthCheck;
import org.chatcluster.server.ops.Metrics;
import org.chatcluster.server.ops.OpsServer;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.presence.PresenceTools;
import org.chatcluster.server.session.CloseReason;
import org.chatcluster.server.session.SessionRegistry;
import org.chatcluster.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node: the one place where its parts are made and put together, started, and stopped in order. Several nodes may live in one
 * JVM. Thread-safe.
 */
public final class ChatServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    /** How often it is asked whether a check is due. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    /** A database that hangs must not keep the farewells from the clients; cursors that are lost cost a redelivery. */
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(3);

    private static final Duration CLEAN_UP_INTERVAL = Duration.ofHours(1);
    /** Of the time that a stop may take, what the lanes get at the most. */
    private static final int LANES_SHARE = 2;

    private final ServerConfig config;
    private final Metrics metrics;
    private final Database database;
    private final Threads threads;
    private final SessionRegistry sessions;
    private final CursorStore cursors;
    private final Cluster cluster;
    private final Presence presence;
    private final MessageLog log;
    private final Connections connections;
    private final ChatListener listener;
    private final OpsServer ops;
    private final String nodeName;
    private volatile boolean draining;

    /** Makes a node and starts it; it is ready when this returns. */
    public static ChatServer start(ServerConfig config) throws StartException {
        Database database;
        try {
            database = Database.open(config.storage());
        } catch (StorageException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
        Threads threads = new Threads(config.storage().poolSize());
        try {
            // Bound first, for a free port is part of the node's name; it accepts last.
            ChatListener listener = bind(config, threads);
            try {
                return new ChatServer(config, database, threads, listener);
            } catch (IOException | RuntimeException e) {
                listener.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            threads.stop();
            database.close();
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ChatListener bind(ServerConfig config, Threads threads) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(config.net().host(), config.net().port());
        return ChatListener.bind(address, threads.boss(), threads.workers());
    }

    private ChatServer(ServerConfig config, Database database, Threads threads, ChatListener listener)
            throws IOException {
        this.config = config;
        this.database = database;
        this.threads = threads;
        this.listener = listener;
        this.nodeName = config.nodeName(listener.port());
        Clock clock = Clock.systemUTC();
        FrameEncoder encoder = new FrameEncoder();
        PooledByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        metrics = new Metrics();
        ChatMetrics meter = new ChatMetrics(metrics.registry());
        RateLimits limits = RateLimits.create(config.limits());
        sessions = new SessionRegistry();

        // What nodes tell each other.
        cluster = new Cluster(config.cluster(), nodeName, new BusMetrics(metrics.registry()));
        Doubt doubt = cluster.doubt();
        ClusterBus bus = cluster.bus();

        // From a committed row to the sessions.
        UserDirectory users = new UserDirectory(database.accounts());
        PushFrames frames = new PushFrames(encoder, meter);
        DeliveryService delivery = new DeliveryService(
                threads.loops(), new DeliveryTools(bus, DeliveryTools::afterGapWait, frames, meter));
        int lanes = config.lanes() == 0 ? database.defaultLanes() : config.lanes();
        log = new MessageLog(lanes, database::laneMessages, delivery, clock, meter);
        Pushes pushes = new Pushes(users);
        PageReader pages = new PageReader(database.messages(), pushes, encoder, allocator, threads.pages());
        FeedTools feedTools = new FeedTools(log, bus, pages, new CidSource(clock), frames, meter);

        presence = new Presence(new PresenceTools(
                cluster.self(),
                sessions,
                cluster.presence(),
                bus,
                delivery,
                threads.presence(),
                clock,
                System::nanoTime));

        // The rules.
        AccountService accounts = new AccountService(database.accounts(), clock, threads.requests());
        Revocations revocations = new Revocations(database.accounts(), sessions, bus, doubt, threads.requests());
        FriendService friends = new FriendService(database.friends(), users, presence, delivery, clock);
        Memberships memberships =
                new Memberships(database.groups(), sessions, delivery, bus, doubt, threads.memberships());
        GroupService groups =
                new GroupService(database.groups(), delivery, memberships, clock, config.maxGroupMembers());
        ConversationAccess access = new ConversationAccess(users, groups, database.messages());
        ReadNotices notices = new ReadNotices(delivery, groups, threads.timer());
        cursors = new CursorStore(database.inbox());
        CatchUp catchUp = new CatchUp(
                doubt,
                new CatchUp.Sources(sessions, database.inbox(), database.groups(), all -> {
                    revocations.closeRevoked(all);
                    presence.recheck();
                }),
                delivery,
                memberships,
                meter,
                threads.checks(),
                System::nanoTime);

        try {
            LoginHandlers login = new LoginHandlers(new LoginHandlers.Parts(
                    accounts,
                    new LoginService(cursors, database.logins(), threads.requests()),
                    friends,
                    users,
                    cursors,
                    sessions,
                    presence,
                    revocations,
                    delivery,
                    feedTools,
                    doubt,
                    limits,
                    meter,
                    new LoginHandlers.Node(nodeName, config.net().heartbeat().toMillis()),
                    threads.hashing(),
                    threads.requests()));
            Routes routes = Routes.of(new Routes.Handlers(
                    login,
                    new SendHandlers(access, threads.requests()),
                    new CursorHandlers(cursors, notices, access, threads.requests()),
                    new HistoryHandlers(database.messages(), pushes, access),
                    new FriendHandlers(friends, database.accounts(), users, presence),
                    new GroupHandlers(groups, presence),
                    clock));
            connections = new Connections(threads.loops());
            ops = OpsServer.start(config.ops(), this::isAlive, healthChecks(), metrics);
            listener.accept(new ConnectionTools(
                    connections,
                    new ChatService(routes),
                    sessions,
                    presence,
                    delivery,
                    limits,
                    encoder,
                    meter,
                    new BrokenFrames(),
                    threads.requests(),
                    config.net().heartbeat(),
                    config.net().loginTimeout(),
                    config.net()::isProxy));
        } catch (IOException | RuntimeException e) {
            cluster.close();
            log.close();
            throw e;
        }
        bus.start((sender, channel, messages) -> {
            messages.forEach(this::heard);
            delivery.received(sender, channel, messages);
            memberships.received(sender, channel, messages);
            presence.received(sender, channel, messages);
            revocations.received(sender, channel, messages);
        });
        presence.start();
        watch(meter);
        threads.every(FLUSH_INTERVAL, cursors::flushQuietly);
        threads.every(CHECK_INTERVAL, catchUp::poll);
        threads.every(CLEAN_UP_INTERVAL, accounts::removeOldTokens);
        database.durabilityWarnings().forEach(warning -> LOG.warn("{}", warning));
    }

    /** Numbers that another node has given are not tried here. */
    private void heard(BusMessage message) {
        if (message instanceof BusMessage.Committed committed) {
            log.heard(committed.conversation(), committed.seq());
        } else if (message instanceof BusMessage.Reached reached) {
            log.heard(reached.conversation(), reached.seq());
        }
    }

    private void watch(ChatMetrics meter) {
        meter.watch(ChatMetrics.Watched.SESSIONS, sessions::size);
        meter.watch(ChatMetrics.Watched.CONNECTIONS, connections::open);
        meter.watch(ChatMetrics.Watched.LANE_QUEUE, log::waiting);
        meter.watch(ChatMetrics.Watched.REQUEST_QUEUE, threads::requestsWaiting);
        meter.watch(ChatMetrics.Watched.HASH_QUEUE, threads::hashesWaiting);
    }

    private boolean isAlive() {
        // A stop ends the lanes first; nobody should kill a node for that.
        return draining || (log.isAlive() && threads.loopsAnswer());
    }

    private List<HealthCheck> healthChecks() {
        return List.of(
                new HealthCheck("accepting", () -> draining ? Optional.of("The node is stopping.") : Optional.empty()),
                new HealthCheck("database", () -> {
                    try {
                        database.ping();
                        return Optional.empty();
                    } catch (StorageException e) {
                        return Optional.of(String.valueOf(e.getMessage()));
                    }
                }),
                HealthCheck.information("durability", () -> durabilityWarning(database)),
                cluster.check());
    }

    private static Optional<String> durabilityWarning(Database database) {
        return database.durabilityWarnings().stream().reduce((one, other) -> one + " " + other);
    }

    /** The name of this node. */
    public String nodeName() {
        return nodeName;
    }

    /** The port that clients connect to. */
    public int port() {
        return listener.port();
    }

    /** The port of health and metrics. */
    public int opsPort() {
        return ops.port();
    }

    /** The database engine and its version. */
    public String engine() {
        return database.engine();
    }

    /** Host and port of Redis, {@code none} for a node that is alone. */
    public String redis() {
        return config.cluster().where();
    }

    /**
     * Stops cleanly: accepts and reads no more, commits and acknowledges what was read, stores the cursors, and says goodbye to
     * every client. Blocks; the second call does nothing.
     */
    public synchronized void stop() {
        if (draining) {
            return;
        }
        draining = true;
        LOG.info("Stopping with {} sessions.", sessions.size());
        listener.close();
        connections.stopReading().join();
        log.close(config.drainTimeout().dividedBy(LANES_SHARE));
        threads.finishRequests();
        threads.within(FLUSH_LIMIT, cursors::flushQuietly);
        connections.closeAll(CloseReason.DRAINING).join();
        connections.awaitClosed();
        presence.stop();
        cluster.close();
        ops.close();
        threads.stop();
        database.close();
        metrics.close();
        LOG.info("Stopped.");
    }

    @Override
    public void close() {
        stop();
    }
}
