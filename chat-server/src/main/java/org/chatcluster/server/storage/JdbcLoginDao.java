package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Connections connections;

    private record Request(UserName user, long time) {}

    /** What is around one account. */
    private record Around(
            List<GroupDao.Joined> groups, List<UserName> friends, List<Request> requests, List<InboxDao.Entry> inbox) {
        Around() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        Circle circle(boolean tokenIsThere) {
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
    }

    JdbcLoginDao(Connections connections) {
        this.connections = connections;
    }

    /**
     * For so many logins: kind, account, five numbers, three texts. Without an order, for which the server would make a temporary table; one
     * statement is one moment on both engines. Each LEFT JOIN finds its row; it says where to begin, or else MariaDB would read all groups and their
     * members as long as there are few of them.
     */
    static String circles(int count) {
        String these = " IN " + Parameters.rows(1, count);
        return "SELECT " + TOKEN + ", user_id, 0, 0, 0, 0, 0, token_hash, '', ''"
                + " FROM session_token WHERE token_hash" + these
                + " UNION ALL SELECT " + GROUP
                + ", m.user_id, g.id, g.members, m.joined_seq, 0, 0, g.name, g.description, m.role"
                + " FROM group_user m LEFT JOIN chat_group g ON g.id = m.group_id WHERE m.user_id" + these
                + " UNION ALL SELECT " + FRIEND + ", f.user_id, u.id, 0, 0, 0, 0, u.name, '', ''"
                + " FROM friend f LEFT JOIN user u ON u.id = f.friend_id WHERE f.user_id" + these
                + " UNION ALL SELECT " + REQUEST + ", r.to_id, u.id, r.created_at, 0, 0, 0, u.name, '', ''"
                + " FROM friend_request r LEFT JOIN user u ON u.id = r.from_id WHERE r.to_id" + these
                + " UNION ALL SELECT " + CONVERSATION + ", i.user_id, " + JdbcInboxDao.LIST_COLUMNS + ", '', '', ''"
                + JdbcInboxDao.LIST_FROM + these;
    }

    @Override
    public Map<Login, Circle> readCircles(Collection<Login> logins) {
        List<String> hashes =
                Parameters.padded(logins.stream().map(Login::tokenHash).toList());
        List<Integer> users =
                Parameters.padded(logins.stream().map(Login::userId).toList());
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(circles(users.size()))) {
                int next = Parameters.set(statement, 1, hashes);
                for (int kind = GROUP; kind <= CONVERSATION; kind++) {
                    next = Parameters.set(statement, next, users);
                }
                return readCircles(logins, statement);
            }
        });
    }

    private static Map<Login, Circle> readCircles(Collection<Login> logins, PreparedStatement statement)
            throws SQLException {
        Map<Integer, Around> accounts = new HashMap<>();
        Set<String> hashes = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                int kind = rows.getInt(1);
                if (kind == TOKEN) {
                    hashes.add(rows.getString(8));
                } else {
                    read(kind, rows, accounts.computeIfAbsent(rows.getInt(2), id -> new Around()));
                }
            }
        }
        Map<Login, Circle> circles = new HashMap<>();
        for (Login login : logins) {
            Around around = accounts.getOrDefault(login.userId(), new Around());
            circles.put(login, around.circle(hashes.contains(login.tokenHash())));
        }
        return circles;
    }

    private static void read(int kind, ResultSet row, Around around) throws SQLException {
        switch (kind) {
            case GROUP -> around.groups.add(group(row));
            case FRIEND -> around.friends.add(user(row));
            case REQUEST -> around.requests.add(new Request(user(row), row.getLong(4)));
            default -> around.inbox.add(JdbcInboxDao.entry(row, 3));
        }
    }

    private static GroupDao.Joined group(ResultSet row) throws SQLException {
        GroupInfo info = new GroupInfo(
                row.getInt(3), row.getString(8), row.getString(9), JdbcGroupDao.role(row.getString(10)), row.getInt(4));
        return new GroupDao.Joined(info, row.getLong(5));
    }

    private static UserName user(ResultSet row) throws SQLException {
        return new UserName(row.getInt(3), row.getString(8));
    }
}
