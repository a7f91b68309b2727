package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.friend.FriendDao;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.login.LoginDao;
import org.chatcluster.server.message.InboxDao;

/** The open database of a node: the one entry to this package. Thread-safe; whoever opened it closes it. */
public final class Database implements AutoCloseable {
    private final Engine engine;
    private final Connections connections;
    private final Handles handles;

    private Database(Engine engine) {
        this.engine = engine;
        this.connections =
                new Connections(engine.dialect(), Lender.pooled(engine.reads()), Lender.pooled(engine.writes()));
        this.handles = new Handles(engine);
    }

    /**
     * Opens the database and brings its schema up to date. Blocks, for {@code startWait} if no server answers.
     *
     * @throws StorageException.CannotOpen with one line for the person who starts the node
     */
    public static Database open(StorageConfig config) {
        return new Database(config.url().isEmpty() ? SqliteEngine.open(config) : MysqlEngine.open(config));
    }

    /** The log. */
    public MessageDao messages() {
        return new JdbcMessageDao(connections);
    }

    /** The log for one lane: on connections that are its own, where that makes a difference, and for its thread only. */
    public MessageDao laneMessages() {
        return new JdbcMessageDao(engine.laneConnections());
    }

    /** The cursors. */
    public InboxDao inbox() {
        return new JdbcInboxDao(connections);
    }

    /** The accounts and tokens. */
    public AccountDao accounts() {
        return new JdbcAccountDao(handles, connections);
    }

    /** The friendships. */
    public FriendDao friends() {
        return new JdbcFriendDao(handles);
    }

    /** What a login reads in one go. */
    public LoginDao logins() {
        return new JdbcLoginDao(connections);
    }

    /** The groups. */
    public GroupDao groups() {
        return new JdbcGroupDao(handles);
    }

    /** Product and version for people, for instance {@code sqlite} or {@code mariadb 11.4.5}. */
    public String engine() {
        return engine.name();
    }

    /** How many lanes append at a time where nothing is configured. */
    public int defaultLanes() {
        return engine.dialect().lanes();
    }

    /** What makes commits of this server less durable than the promise needs, one sentence each, as found at the start. */
    public List<String> durabilityWarnings() {
        return engine.durabilityWarnings();
    }

    /** Asks the database for an answer, blocking for some seconds at most; throws {@link StorageException} if none comes. */
    public void ping() {
        connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT 1");
                    ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        });
    }

    @Override
    public void close() {
        engine.close();
    }
}
