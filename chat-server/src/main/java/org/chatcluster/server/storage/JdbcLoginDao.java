package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.login.LoginDao;
import org.chatcluster.server.message.InboxDao;

/** What a login reads of tables {@code session_token}, {@code group_user}, {@code friend}, {@code friend_request} and {@code inbox}. Thread-safe and blocking. */
final class JdbcLoginDao implements LoginDao {
    private static final int TOKEN = 1;
    private static final int GROUP = 2;
    private static final int FRIEND = 3;
    private static final int REQUEST = 4;

    private static final int CONVERSATION = 5;

    /**
     * Kind, five numbers, three texts. Without an order, for which the server would make a temporary table; one statement is one
     * moment on both engines.
     */
    static final String CIRCLE = "SELECT " + TOKEN
            + ", user_id, 0, 0, 0, 0, '', '', '' FROM session_token WHERE token_hash = ?"
            + " UNION ALL SELECT " + GROUP + ", g.id, g.members, m.joined_seq, 0, 0, g.name, g.description, m.role"
            + " FROM group_user m JOIN chat_group g ON g.id = m.group_id WHERE m.user_id = ?"
            + " UNION ALL SELECT " + FRIEND + ", u.id, 0, 0, 0, 0, u.name, '', ''"
            + " FROM friend f JOIN user u ON u.id = f.friend_id WHERE f.user_id = ?"
            + " UNION ALL SELECT " + REQUEST + ", u.id, r.created_at, 0, 0, 0, u.name, '', ''"
            + " FROM friend_request r JOIN user u ON u.id = r.from_id WHERE r.to_id = ?"
            + " UNION ALL SELECT " + CONVERSATION + ", " + JdbcInboxDao.LIST_COLUMNS + ", '', '', ''"
            + JdbcInboxDao.LIST_FROM;

    private final Connections connections;

    private record Request(UserName user, long time) {}

    JdbcLoginDao(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Circle readCircle(int userId, String tokenHash) {
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CIRCLE)) {
                statement.setString(1, tokenHash);
                statement.setInt(2, userId);
                statement.setInt(3, userId);
                statement.setInt(4, userId);
                statement.setInt(5, userId);
                return readCircle(statement);
            }
        });
    }

    private static Circle readCircle(PreparedStatement statement) throws SQLException {
        boolean tokenIsThere = false;
        List<GroupDao.Joined> groups = new ArrayList<>();
        List<UserName> friends = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        List<InboxDao.Entry> inbox = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                switch (rows.getInt(1)) {
                    case TOKEN -> tokenIsThere = true;
                    case GROUP -> groups.add(group(rows));
                    case FRIEND -> friends.add(user(rows));
                    case REQUEST -> requests.add(new Request(user(rows), rows.getLong(3)));
                    default -> inbox.add(JdbcInboxDao.entry(rows, 2));
                }
            }
        }
        groups.sort(Comparator.comparingInt(group -> group.info().groupId()));
        friends.sort(Comparator.comparingInt(UserName::id));
        requests.sort(Comparator.comparingLong(Request::time)
                .thenComparingInt(request -> request.user().id()));
        return new Circle(
                tokenIsThere,
                groups,
                friends,
                requests.stream().map(Request::user).toList(),
                inbox);
    }

    private static GroupDao.Joined group(ResultSet rows) throws SQLException {
        GroupInfo info = new GroupInfo(
                rows.getInt(2),
                rows.getString(7),
                rows.getString(8),
                JdbcGroupDao.role(rows.getString(9)),
                rows.getInt(3));
        return new GroupDao.Joined(info, rows.getLong(4));
    }

    private static UserName user(ResultSet rows) throws SQLException {
        return new UserName(rows.getInt(2), rows.getString(7));
    }
}
