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

/** What a login reads of tables {@code session_token}, {@code group_user}, {@code friend} and {@code friend_request}. Thread-safe and blocking. */
final class JdbcLoginDao implements LoginDao {
    private static final int TOKEN = 1;
    private static final int GROUP = 2;
    private static final int FRIEND = 3;
    private static final int REQUEST = 4;

    /** Without an order, for which the server would make a temporary table. The last column is joined_seq or created_at. */
    static final String CIRCLE =
            "SELECT " + TOKEN + ", user_id, '', '', '', 0, 0 FROM session_token WHERE token_hash = ?"
                    + " UNION ALL SELECT " + GROUP + ", g.id, g.name, g.description, m.role, g.members, m.joined_seq"
                    + " FROM group_user m JOIN chat_group g ON g.id = m.group_id WHERE m.user_id = ?"
                    + " UNION ALL SELECT " + FRIEND + ", u.id, u.name, '', '', 0, 0"
                    + " FROM friend f JOIN user u ON u.id = f.friend_id WHERE f.user_id = ?"
                    + " UNION ALL SELECT " + REQUEST + ", u.id, u.name, '', '', 0, r.created_at"
                    + " FROM friend_request r JOIN user u ON u.id = r.from_id WHERE r.to_id = ?";

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
                return readCircle(statement);
            }
        });
    }

    private static Circle readCircle(PreparedStatement statement) throws SQLException {
        boolean tokenIsThere = false;
        List<GroupDao.Joined> groups = new ArrayList<>();
        List<UserName> friends = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                switch (rows.getInt(1)) {
                    case TOKEN -> tokenIsThere = true;
                    case GROUP -> groups.add(group(rows));
                    case FRIEND -> friends.add(user(rows));
                    default -> requests.add(new Request(user(rows), rows.getLong(7)));
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
                requests.stream().map(Request::user).toList());
    }

    private static GroupDao.Joined group(ResultSet rows) throws SQLException {
        GroupInfo info = new GroupInfo(
                rows.getInt(2),
                rows.getString(3),
                rows.getString(4),
                JdbcGroupDao.role(rows.getString(5)),
                rows.getInt(6));
        return new GroupDao.Joined(info, rows.getLong(7));
    }

    private static UserName user(ResultSet rows) throws SQLException {
        return new UserName(rows.getInt(2), rows.getString(3));
    }
}
