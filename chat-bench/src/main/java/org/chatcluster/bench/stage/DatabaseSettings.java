package org.chatcluster.bench.stage;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.MariaDbServer;

/** How a MariaDB is started that is measured: durable, and with the memory that a server of its own would have. */
public final class DatabaseSettings {
    /** Every commit is on disk before it is acknowledged, as with the defaults of MySQL 8.4 but for the binary log. */
    private static final List<String> DURABLE = List.of(
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-buffer-pool-size=2G",
            "--innodb-log-file-size=1G",
            "--innodb-log-buffer-size=64M");

    private DatabaseSettings() {}

    /** Arguments for {@link MariaDbServer#start(List)}. */
    public static List<String> mariaDb(boolean binaryLog) {
        List<String> arguments = new ArrayList<>(DURABLE);
        if (binaryLog) {
            arguments.addAll(MariaDbServer.WITH_BINLOG);
        }
        return List.copyOf(arguments);
    }
}
