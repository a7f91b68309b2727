package org.chatcluster.server.config;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one table of settings: flags, environment variables, file keys, defaults and help are all made from it. The order is that of
 * the help.
 */
public enum Setting {
    HOST("127.0.0.1", "ADDRESS", "Address that clients connect to; 0.0.0.0 for every interface."),
    PORT("6000", "PORT", "Port that clients connect to; 0 for any free one."),
    NODE_ID("", "NAME", "Name of this node, unique in its cluster. Default: host name and port."),
    DATA_DIR("./data", "DIR", "Directory of the SQLite file chat.db, created when missing."),
    DB_URL("", "URL", "jdbc:mysql://HOST:PORT/DATABASE for MySQL or MariaDB; empty for SQLite in the data directory."),
    DB_USER("", "NAME", "Database user."),
    DB_PASSWORD("", "SECRET", "Database password. A flag shows in the process list; prefer the environment."),
    DB_WAIT("30s", "DURATION", "How long a start waits for the database."),
    NO_MIGRATE("false", "true|false", "Refuse to start on an old schema instead of migrating it."),
    REDIS_URL(
            "", "URL", "redis://[[USER]:PASSWORD@]HOST[:PORT][/DB], rediss: for TLS; empty for a node that is alone."),
    HEARTBEAT("30s", "DURATION", "A client that is silent for three of these is disconnected."),
    LOGIN_TIMEOUT("10s", "DURATION", "Time from connecting to a successful login."),
    PROXY_PROTOCOL("", "ADDRESSES", "Who must begin with a PROXY header: balancers, as 10.0.0.0/8,fd00::7."),
    LIMITS("on", "on|off", "Every rate and connection limit; off for tests and benchmarks."),
    LANES("0", "COUNT", "Threads that append messages; 0 chooses by database."),
    MAX_GROUP_MEMBERS("10000", "COUNT", "Members of a group at most."),
    OPS_HOST("127.0.0.1", "ADDRESS", "Address of /livez, /readyz and /metrics."),
    OPS_PORT("6080", "PORT", "Port of /livez, /readyz and /metrics; 0 for any free one."),
    LOG_LEVEL("info", "LEVEL", "error, warn, info, debug or trace."),
    LOG_FORMAT("text", "FORMAT", "text, or json with one object a line.");

    private static final String ENVIRONMENT_PREFIX = "CHAT_";

    private final String defaultValue;
    private final String placeholder;
    private final String help;

    Setting(String defaultValue, String placeholder, String help) {
        this.defaultValue = defaultValue;
        this.placeholder = placeholder;
        this.help = help;
    }

    /** As a flag: {@code --db-url}. */
    public String flag() {
        return "--" + lowerCaseName().replace('_', '-');
    }

    /** As an environment variable: {@code CHAT_DB_URL}. */
    public String variable() {
        return ENVIRONMENT_PREFIX + name();
    }

    /** As a key of the configuration file: {@code db.url}. */
    public String key() {
        return lowerCaseName().replace('_', '.');
    }

    /** The value where nothing else is said, in the form a person would write it. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The environment variable that names a file with the value; null for what is no secret. */
    public @Nullable String fileVariable() {
        return isSecret() ? variable() + "_FILE" : null;
    }

    String placeholder() {
        return placeholder;
    }

    String help() {
        return help;
    }

    /** Whether the value must never be shown. */
    boolean isSecret() {
        return this == DB_PASSWORD || this == REDIS_URL;
    }

    /** Whether the flag may stand without a value, which then is {@code true}. */
    boolean isSwitch() {
        return Objects.equals(placeholder, "true|false");
    }

    private String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
