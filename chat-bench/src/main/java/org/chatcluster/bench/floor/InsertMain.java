package org.chatcluster.bench.floor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.bench.measure.ProcessCpu;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.storage.Database;

/**
 * The program of {@link InsertFloor}: makes the tables by the migrations of the server and inserts with plain JDBC. Prints what it measured, one
 * figure a line. Confined to its thread.
 */
final class InsertMain {
    private static final int CONVERSATIONS = 100;
    /** As the senders of the scenario that is compared with this have under way. */
    private static final int WINDOW = 32;

    /** Of what is measured, however little there was in its time. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final InsertJob job;
    private final List<InsertWriter> writers = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private InsertMain(InsertJob job) {
        this.job = job;
    }

    /** Runs until it has measured. */
    public static void main(String... arguments) throws SQLException, InterruptedException {
        new InsertMain(InsertJob.parse(List.of(arguments))).run();
    }

    private void run() throws SQLException, InterruptedException {
        Database.open(new StorageConfig(
                        job.isSqlite() ? "" : job.url(),
                        job.user(),
                        job.password(),
                        Path.of(job.dir()),
                        Duration.ofSeconds(30),
                        true,
                        2))
                .close();
        int each = CONVERSATIONS / job.writers();
        for (int i = 0; i < job.writers(); i++) {
            writers.add(InsertWriter.start(job, new FloorRows(1 + i * each, each, WINDOW)));
        }
        Thread.sleep(job.warmUp().toMillis());
        Reading before = read();
        Reading after = before;
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isMeasured(before, after) && System.nanoTime() - end < 0) {
            Thread.sleep(job.measured().toMillis());
            after = read();
        }
        for (InsertWriter writer : writers) {
            writer.stop();
        }
        print(before, after);
    }

    /** Counts of the whole run so far. */
    private record Reading(long nanos, long rows, long allocated, long clientNanos, long databaseNanos) {}

    /** Whether there is something to divide: a disk may do nothing for seconds, and CPU time is counted in steps. */
    private boolean isMeasured(Reading before, Reading after) {
        return after.rows > before.rows
                && after.clientNanos > before.clientNanos
                && (job.isSqlite() || after.databaseNanos > before.databaseNanos);
    }

    private Reading read() {
        long rows = 0;
        long allocated = 0;
        for (InsertWriter writer : writers) {
            rows += writer.rows();
            allocated += threads.getThreadAllocatedBytes(writer.threadId());
        }
        long database = job.isSqlite() ? 0 : ProcessCpu.nanos(job.databasePid());
        return new Reading(
                System.nanoTime(),
                rows,
                allocated,
                ProcessCpu.nanos(ProcessHandle.current().pid()),
                database);
    }

    private void print(Reading before, Reading after) throws SQLException {
        double rows = Math.max(1, after.rows - before.rows);
        System.out.println("binlog=" + (job.isSqlite() ? "-" : binaryLog()));
        System.out.println("rows=" + (after.rows - before.rows));
        System.out.println("throughput=" + rows * NANOS_PER_SECOND / (after.nanos - before.nanos));
        System.out.println("cpu-client=" + (after.clientNanos - before.clientNanos) / NANOS_PER_MICRO / rows);
        System.out.println("cpu-database=" + (after.databaseNanos - before.databaseNanos) / NANOS_PER_MICRO / rows);
        System.out.println("allocated=" + (after.allocated - before.allocated) / rows);
    }

    private String binaryLog() throws SQLException {
        try (Connection connection = DriverManager.getConnection(job.url(), job.user(), job.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@log_bin")) {
            row.next();
            return row.getBoolean(1) ? "on" : "off";
        }
    }
}
