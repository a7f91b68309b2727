package org.chatcluster.bench.floor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chatcluster.testkit.TestDatabase;

/**
 * What {@link InsertMain} is to do, as it goes over its command line. An empty {@code url} is SQLite in {@code dir}, which is empty otherwise;
 * {@code databasePid} is the process of the server. Immutable.
 */
record InsertJob(
        String url,
        String user,
        String password,
        long databasePid,
        String dir,
        int batch,
        Duration warmUp,
        Duration measured) {
    /** Two lanes are what a node has on MariaDB. */
    private static final int MARIADB_WRITERS = 2;

    static InsertJob mariaDb(TestDatabase at, long pid, int batch, Duration warmUp, Duration measured) {
        return new InsertJob(at.url(), at.user(), at.password(), pid, "", batch, warmUp, measured);
    }

    static InsertJob sqlite(Path dir, int batch, Duration warmUp, Duration measured) {
        return new InsertJob("", "", "", 0, dir.toString(), batch, warmUp, measured);
    }

    static InsertJob parse(List<String> arguments) {
        return new InsertJob(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                Long.parseLong(arguments.get(3)),
                arguments.get(4),
                Integer.parseInt(arguments.get(5)),
                Duration.parse(arguments.get(6)),
                Duration.parse(arguments.get(7)));
    }

    List<String> arguments() {
        return List.of(
                url,
                user,
                password,
                Long.toString(databasePid),
                dir,
                Integer.toString(batch),
                warmUp.toString(),
                measured.toString());
    }

    boolean isSqlite() {
        return url.isEmpty();
    }

    int writers() {
        return isSqlite() ? 1 : MARIADB_WRITERS;
    }
}
