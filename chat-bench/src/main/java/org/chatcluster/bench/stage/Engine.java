package org.chatcluster.bench.stage;

import java.util.Locale;

/** Where the node under test keeps its rows. */
public enum Engine {
    /** The file that a node uses when nothing is configured. */
    SQLITE,
    /** MariaDB without a binary log. */
    MARIADB,
    /** MariaDB with {@code log_bin} and {@code sync_binlog=1}, as a cluster with replicas needs it. */
    MARIADB_BINLOG;

    /** As it is written on the command line and in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
