package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real MariaDB as a process of its own with durable settings. {@link #close} ends it and deletes the data, unless they are in a directory
 * that it was given. Thread-safe.
 */
public final class MariaDbServer implements AutoCloseable {
    /** Arguments for {@link #start(List)} that switch the binary log on, as a cluster needs it. */
    public static final List<String> WITH_BINLOG = List.of("--log-bin=binlog", "--server-id=1", "--sync-binlog=1");

    private static final String USER = "chat";
    private static final String PASSWORD = "chat-test";
    private static final Duration INSTALL_DEADLINE = Duration.ofMinutes(2);
    private static final Duration START_DEADLINE = Duration.ofMinutes(1);
    private static final Duration STOP_DEADLINE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(50);

    private final MariaDbBinaries binaries;
    /** Where the data are. */
    private final Path dir;
    /** What goes away with this object; a short path, as that of a socket has to be. */
    private final Path runDir;

    private final int port;
    private final List<String> moreArguments;
    private volatile OsProcess process;

    private MariaDbServer(MariaDbBinaries binaries, Path dir, Path runDir, int port, List<String> moreArguments) {
        this.binaries = binaries;
        this.dir = dir;
        this.runDir = runDir;
        this.port = port;
        this.moreArguments = List.copyOf(moreArguments);
        this.process = launch();
    }

    /** A server that accepts connections. */
    public static MariaDbServer start() {
        return start(List.of());
    }

    /** A server that accepts connections, with more arguments on its command line. */
    public static MariaDbServer start(List<String> moreArguments) {
        Path dir = TempDir.create("chat-mariadb-");
        return start(dir, dir, moreArguments);
    }

    /** The same on data in {@code dir}, which stay there: those of an earlier server, if there was one. */
    public static MariaDbServer startIn(Path dir, List<String> moreArguments) {
        return start(dir.toAbsolutePath(), TempDir.create("chat-mariadb-"), moreArguments);
    }

    private static MariaDbServer start(Path dir, Path runDir, List<String> moreArguments) {
        try {
            MariaDbBinaries binaries = MariaDbBinaries.unpack();
            if (!Files.exists(initFile(dir))) {
                install(binaries, dir, runDir);
            }
            MariaDbServer server = new MariaDbServer(binaries, dir, runDir, FreePort.find(), moreArguments);
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            TempDir.delete(runDir);
            throw e;
        }
    }

    /** The address of a database of this server, for Connector/J. */
    public String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database;
    }

    /** Who may do everything on this server. */
    public String user() {
        return USER;
    }

    /** The password of {@link #user}. */
    public String password() {
        return PASSWORD;
    }

    /** The port of the loopback address, the same after {@link #restart}. */
    public int port() {
        return port;
    }

    /** Its number in the operating system, a new one after {@link #restart}. */
    public long pid() {
        return process.pid();
    }

    /** Creates a database in utf8mb4 if it is not there, and returns how to reach it. */
    public TestDatabase createDatabase(String name) {
        return new TestDatabases(jdbcUrl(""), USER, PASSWORD).create(name);
    }

    /** Ends the server in order; the data stays. */
    public void stop() {
        process.terminate(STOP_DEADLINE);
    }

    /** Ends the server with {@code kill -9}; the data stays. */
    public void kill() {
        process.kill();
    }

    /** Freezes the server (SIGSTOP): connections stay open and nothing answers. */
    public void pause() {
        process.signal("STOP");
    }

    /** Ends what {@link #pause} began. */
    public void resume() {
        process.signal("CONT");
    }

    /** Starts the server again, after {@link #stop} or {@link #kill}, on the same data and port. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("The server is running.");
        }
        process = launch();
        awaitReady();
    }

    /** Where its log is. */
    public Path logFile() {
        return process.output();
    }

    @Override
    public void close() {
        process.kill();
        TempDir.delete(runDir);
    }

    private static Path initFile(Path dir) {
        return dir.resolve("init.sql");
    }

    /** Writes the file for the start last: where it is missing, an earlier installation was broken off. */
    private static void install(MariaDbBinaries binaries, Path dir, Path runDir) {
        TempDir.delete(dir.resolve("data"));
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                binaries.install().toString(),
                "--no-defaults",
                "--basedir=" + binaries.baseDir(),
                "--datadir=" + dir.resolve("data"),
                tmpDir(runDir),
                "--auth-root-authentication-method=normal",
                "--skip-name-resolve",
                "--skip-test-db",
                "--innodb-log-file-size=4M"));
        command.addAll(asRoot());
        OsProcess.run(command, dir.resolve("install.log"), INSTALL_DEADLINE);
        try {
            Files.writeString(
                    initFile(dir),
                    "CREATE USER IF NOT EXISTS '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "';\n"
                            + "GRANT ALL PRIVILEGES ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION;\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OsProcess launch() {
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--basedir=" + binaries.baseDir(),
                "--lc-messages-dir=" + binaries.baseDir().resolve("share"),
                "--datadir=" + dir.resolve("data"),
                tmpDir(runDir),
                "--init-file=" + initFile(dir),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + runDir.resolve("s"),
                "--skip-name-resolve",
                // Making a key pair for TLS takes more than ten seconds.
                "--skip-ssl",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-log-file-size=64M",
                "--innodb-temp-data-file-path=ibtmp1:1M:autoextend",
                "--character-set-server=utf8mb4",
                "--max-connections=200"));
        command.addAll(asRoot());
        command.addAll(moreArguments);
        return OsProcess.start(command, Map.of(), runDir.resolve("server.log"));
    }

    /** Temporary tables of its own: what the servers of others leave in the one of the system may have the same names. */
    private static String tmpDir(Path runDir) {
        try {
            return "--tmpdir=" + Files.createDirectories(runDir.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MariaDB refuses to run as root unless that is what it is told. */
    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!answers()) {
            if (process.awaitExit(POLL)) {
                throw process.failure("MariaDB ended with " + process.exitCode());
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw process.failure("MariaDB does not answer after " + START_DEADLINE);
            }
        }
    }

    private boolean answers() {
        String url = jdbcUrl("") + "?connectTimeout=1000&socketTimeout=5000";
        try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }
}
