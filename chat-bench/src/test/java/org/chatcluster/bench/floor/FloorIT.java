package org.chatcluster.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.chatcluster.bench.measure.ProcessCpu;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.DatabaseSettings;
import org.chatcluster.testkit.MariaDbServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each floor measures something, with real processes and files. */
final class FloorIT {
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path dir;

    @Test
    void bare_inserts_are_measured_on_sqlite() {
        Result result = new InsertFloor(SHORT, SHORT).sqlite(dir, 64);

        assertThat(result.problems()).isEmpty();
        assertThat(result.require("throughput")).isPositive();
        assertThat(result.require("cpu")).isPositive();
        assertThat(result.require("cpu-database")).isZero();
    }

    @Test
    void bare_inserts_are_measured_on_mariadb_with_its_cpu_time() {
        try (MariaDbServer server = MariaDbServer.start(DatabaseSettings.mariaDb(true))) {
            Result result = new InsertFloor(SHORT, SHORT).mariaDb(server, 64);

            assertThat(result.problems()).isEmpty();
            assertThat(result.parameters()).containsEntry("binlog", "on");
            assertThat(result.require("cpu-client")).isPositive();
            assertThat(result.require("cpu-database")).isPositive();
            assertThat(result.require("allocated")).isPositive();
        }
    }

    @Test
    void the_relay_runs_as_a_process_and_forwards() throws IOException {
        try (RelayFloor relay = RelayFloor.start(2);
                Socket alice = connect(relay, RelayFloor.hello(1, 2));
                Socket bob = connect(relay, RelayFloor.hello(2, 1))) {
            send(alice, "hello".getBytes(StandardCharsets.UTF_8));

            assertThat(new String(read(bob), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(read(alice)).hasSize(RelayFloor.ACK_BYTES).startsWith(RelayFloor.ACK_MARK);
            assertThat(ProcessCpu.nanos(relay.pid())).isPositive();
        }
    }

    @Test
    void syncs_are_measured() {
        Result result = SyncFloor.run(dir, SHORT);

        assertThat(result.require("p50")).isPositive();
        assertThat(result.require("p99")).isGreaterThanOrEqualTo(result.require("p50"));
        assertThat(dir).isEmptyDirectory();
    }

    /** A connection whose hello is acknowledged. */
    private static Socket connect(RelayFloor relay, byte[] hello) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        send(socket, hello);
        read(socket);
        return socket;
    }

    private static void send(Socket socket, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return content;
    }
}
