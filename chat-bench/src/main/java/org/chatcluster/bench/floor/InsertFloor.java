package org.chatcluster.bench.floor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.bench.report.Result;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.TempDir;

/**
 * <b>D</b>: how fast a bare program inserts the rows of the log, in batches of one size, with the statements that the server uses. It is a process of its
 * own, so that the operating system tells its CPU time from that of the load generator. On MariaDB two threads insert, each on a connection; on
 * SQLite one. Figures: {@code throughput}, {@code cpu-client}, {@code cpu-database} and their sum {@code cpu}, {@code allocated}. Thread-safe.
 */
public final class InsertFloor {
    /** Rows in a batch at most, as in the lanes of a node. */
    public static final int FULL_BATCH = 512;

    private static final Duration MORE_THAN_ENOUGH = Duration.ofMinutes(1);

    private final Duration warmUp;
    private final Duration measured;
    private final AtomicInteger databases = new AtomicInteger();

    /** Inserts for {@code warmUp}, then for the time that is measured, or longer if there was nothing to be measured in it. */
    public InsertFloor(Duration warmUp, Duration measured) {
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** On a server that runs, in a new database, which stays. */
    public Result mariaDb(MariaDbServer server, int batch) {
        String name = "floor_" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
        return run("mariadb", InsertJob.mariaDb(server.createDatabase(name), server.pid(), batch, warmUp, measured));
    }

    /** In a new directory below {@code dir}, which goes away again. */
    public Result sqlite(Path dir, int batch) {
        Path own = dir.resolve("floor-" + databases.incrementAndGet());
        try {
            return run("sqlite", InsertJob.sqlite(own, batch, warmUp, measured));
        } finally {
            TempDir.delete(own);
        }
    }

    private Result run(String engine, InsertJob job) {
        try (ChildJvm child = ChildJvm.start(InsertMain.class, job.arguments())) {
            Map<String, String> printed = child.awaitEnd(warmUp.plus(measured).plus(MORE_THAN_ENOUGH));
            Result.Builder result = new Result.Builder("floor-insert")
                    .with("engine", engine)
                    .with("binlog", printed.getOrDefault("binlog", "?"))
                    .with("batch", job.batch())
                    .with("writers", job.writers());
            double client = number(printed, "cpu-client");
            double database = number(printed, "cpu-database");
            result.figure("throughput", number(printed, "throughput"), "rows/s")
                    .figure("cpu", client + database, "µs CPU/row")
                    .figure("cpu-client", client, "µs CPU/row")
                    .figure("cpu-database", database, "µs CPU/row")
                    .figure("allocated", number(printed, "allocated"), "B/row");
            if (number(printed, "rows") == 0) {
                result.problem("Nothing was inserted within " + measured);
            }
            return result.build();
        }
    }

    private static double number(Map<String, String> printed, String name) {
        return Double.parseDouble(printed.getOrDefault(name, "NaN"));
    }
}
