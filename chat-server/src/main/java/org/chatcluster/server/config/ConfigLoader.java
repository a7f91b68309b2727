package org.chatcluster.server.config;

import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/**
 * Makes the configuration of a node: defaults, then the file that {@code --config} or {@code CHAT_CONFIG} names, then
 * {@code CHAT_*} variables, then flags. Whatever it does not know or cannot use is refused. Stateless.
 */
public final class ConfigLoader {
    /** A service manager commonly kills after 30 s; a stop of its own accord must be done before. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(25);
    /** Connections for everything but the lanes. */
    private static final int POOL_SIZE = 10;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_LANES = 64;
    private static final int MAX_MEMBERS = 1_000_000;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern HOST = Pattern.compile("\\S+");
    private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9._:-]{0,64}");
    private static final Pattern DB_URL = Pattern.compile("|jdbc:mysql:\\S+");
    /** A password in a URL would end up in logs and error texts of the driver. */
    private static final Pattern DB_URL_WITH_PASSWORD =
            Pattern.compile(".*(//[^/]*@|\\bpassword\\d?=).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern REDIS_URL = Pattern.compile("|rediss?://[^/?#]+(/\\d*)?");

    private ConfigLoader() {}

    /**
     * Reads everything there is.
     *
     * @throws ConfigException with all that is wrong
     */
    public static ServerConfig load(Arguments arguments, Map<String, String> environment) throws ConfigException {
        List<String> problems = new ArrayList<>();
        Sources sources = new Sources(arguments, environment, problems);
        SmallRyeConfig merged = sources.read();
        ServerConfig config = toConfig(new SettingValues(merged, sources, problems));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return config;
    }

    private static ServerConfig toConfig(SettingValues values) {
        String databaseUrl = databaseUrl(values);
        return new ServerConfig(
                values.text(Setting.NODE_ID, NODE_ID, "1..64 of letters, digits and . _ : -"),
                new NetConfig(
                        values.text(Setting.HOST, HOST, "an address or a host name"),
                        values.number(Setting.PORT, 0, MAX_PORT),
                        values.duration(Setting.HEARTBEAT, SHORTEST, LONGEST),
                        values.duration(Setting.LOGIN_TIMEOUT, SHORTEST, LONGEST),
                        values.list(
                                Setting.PROXY_PROTOCOL,
                                AddressRange::parse,
                                "addresses or networks such as 10.0.0.7, 10.0.0.0/8 or fd00::/8, with commas between")),
                new StorageConfig(
                        databaseUrl,
                        values.text(Setting.DB_USER),
                        values.text(Setting.DB_PASSWORD),
                        values.directory(Setting.DATA_DIR),
                        values.duration(Setting.DB_WAIT, Duration.ZERO, LONGEST),
                        !values.choice(Setting.NO_MIGRATE, "true", "false"),
                        POOL_SIZE),
                new ClusterConfig(redisUrl(values, databaseUrl)),
                new OpsConfig(
                        values.text(Setting.OPS_HOST, HOST, "an address or a host name"),
                        values.number(Setting.OPS_PORT, 0, MAX_PORT)),
                new LogConfig(
                        values.constant(Setting.LOG_LEVEL, Level.class, "error, warn, info, debug or trace"),
                        values.constant(Setting.LOG_FORMAT, LogConfig.Format.class, "text or json")),
                values.choice(Setting.LIMITS, "on", "off"),
                values.number(Setting.LANES, 0, MAX_LANES),
                values.number(Setting.MAX_GROUP_MEMBERS, 1, MAX_MEMBERS),
                DRAIN_TIMEOUT);
    }

    private static String databaseUrl(SettingValues values) {
        String url = values.text(Setting.DB_URL);
        if (DB_URL_WITH_PASSWORD.matcher(url).matches()) {
            return values.refuseUnseen(
                    Setting.DB_URL,
                    "no user or password in it: they are " + Setting.DB_USER.variable() + " and "
                            + Setting.DB_PASSWORD.variable(),
                    "");
        }
        return DB_URL.matcher(url).matches()
                ? url
                : values.refuseUnseen(Setting.DB_URL, "jdbc:mysql://HOST:PORT/DATABASE, or nothing for SQLite", "");
    }

    private static String redisUrl(SettingValues values, String databaseUrl) {
        String url = values.text(Setting.REDIS_URL).strip();
        if (!REDIS_URL.matcher(url).matches() || !isUri(url)) {
            return values.refuseUnseen(
                    Setting.REDIS_URL,
                    "redis://[[USER]:PASSWORD@]HOST[:PORT][/DB] with what is special in it as %XX, or nothing",
                    "");
        }
        if (!url.isEmpty() && databaseUrl.isEmpty()) {
            return values.refuseUnseen(
                    Setting.REDIS_URL,
                    "a MySQL or MariaDB in " + Setting.DB_URL.flag()
                            + " with it: the nodes of a cluster share a database, which SQLite cannot be",
                    "");
        }
        return url;
    }

    private static boolean isUri(String url) {
        try {
            URI uri = new URI(url);
            return url.isEmpty() || (uri.getHost() != null && uri.getPort() <= MAX_PORT);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
