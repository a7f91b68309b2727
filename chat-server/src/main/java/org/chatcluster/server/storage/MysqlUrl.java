package org.chatcluster.server.storage;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;

/** A {@code jdbc:mysql:} URL. What its query sets wins over our defaults. */
record MysqlUrl(String url) {
    static final String EXPECTED = "jdbc:mysql://host:port/database";

    private static final Pattern USER_INFO = Pattern.compile("//.*@");
    private static final Pattern ENCODING =
            Pattern.compile("(?i)[?&,(](characterEncoding|connectionCollation)\\s*=\\s*([^&,)]*)");
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf-?8(mb4)?|utf8mb4_\\w+");
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password\\w*\\s*=\\s*)[^&,)]*");

    MysqlUrl {
        if (!url.startsWith("jdbc:mysql:")) {
            throw new StorageException.CannotOpen(where(url) + " (expected " + EXPECTED + ")", null);
        }
        Matcher set = ENCODING.matcher(url);
        while (set.find()) {
            if (!UTF_8.matcher(set.group(2)).matches()) {
                throw new StorageException.CannotOpen(
                        "db.url: " + set.group().substring(1)
                                + " (expected UTF-8, or a utf8mb4 collation: or else texts would be stored with question marks)",
                        null);
            }
        }
    }

    /**
     * How long an answer may take: as long as it takes, or longer than a wait for a lock and shorter than a client that logs in will wait.
     */
    enum Patience {
        MIGRATION("0"),
        REQUEST("5000");

        private final String socketTimeoutMillis;

        Patience(String socketTimeoutMillis) {
            this.socketTimeoutMillis = socketTimeoutMillis;
        }
    }

    /** Single connections as the configuration's user. */
    DataSource source(StorageConfig config, Patience patience) {
        MysqlDataSource source = patience == Patience.REQUEST ? new Source() : new MysqlDataSource();
        source.setUrl(withDefaults(patience));
        if (!config.user().isEmpty()) {
            source.setUser(config.user());
            source.setPassword(config.password());
        }
        return source;
    }

    private String withDefaults(Patience patience) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("connectTimeout", "2000");
        defaults.put("socketTimeout", patience.socketTimeoutMillis);
        // Or else it is the server's, which may be latin1.
        defaults.put("connectionCollation", "utf8mb4_bin");
        // Short statements are parsed once per connection. Those with a parameter for each of many rows come in too
        // many lengths to be kept.
        defaults.put("cachePrepStmts", "true");
        defaults.put("prepStmtCacheSqlLimit", "1024");
        // Saves the round trips that ask the server for what the driver has set itself.
        defaults.put("useLocalSessionState", "true");
        defaults.put("maintainTimeStats", "false");
        defaults.put("logger", "Slf4JLogger");

        StringJoiner query = new StringJoiner("&", url.contains("?") ? url + "&" : url + "?", "");
        defaults.forEach((name, value) -> {
            if (!sets(name)) {
                query.add(name + "=" + value);
            }
        });
        return query.toString();
    }

    private boolean sets(String name) {
        return Pattern.compile("[?&]" + name + "=").matcher(url).find();
    }

    /** The setting as it may be shown: without query, user and password. */
    String where() {
        return where(url);
    }

    private static String where(String url) {
        return "db.url: " + withoutSecrets(url.replaceFirst("\\?.*", ""));
    }

    /** A text that may contain this URL, without what is secret in it. */
    static String withoutSecrets(String text) {
        String noUser = USER_INFO.matcher(text).replaceAll("//");
        return PASSWORD.matcher(noUser).replaceAll("$1***");
    }

    /** READ COMMITTED and short waits for locks; and tells the pool how long to wait for a connection that is being opened while the pool closes; the driver's own says 0. */
    private static final class Source extends MysqlDataSource {
        private static final int LOGIN_TIMEOUT_SECONDS = 3;

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                statement.execute("SET SESSION innodb_lock_wait_timeout = 3");
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public int getLoginTimeout() {
            return LOGIN_TIMEOUT_SECONDS;
        }
    }
}
