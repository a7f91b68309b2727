package org.chatcluster.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChaosProxyIT {
    private static final int PATIENCE_MILLIS = 30_000;

    private ServerSocket target;
    private ChaosProxy proxy;

    @BeforeEach
    void start() throws IOException {
        target = listen();
        proxy = ChaosProxy.start(0, List.of(address(target)), 1);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        target.close();
    }

    @Test
    void passes_bytes_and_the_end_of_the_stream_both_ways() throws IOException {
        try (Ends ends = connect()) {
            assertPasses(ends.client, ends.server, 1);
            assertPasses(ends.server, ends.client, 2);

            ends.client.shutdownOutput();

            assertThat(ends.server.getInputStream().read()).isEqualTo(-1);
            assertPasses(ends.server, ends.client, 3);

            ends.server.close();

            assertThat(ends.client.getInputStream().read()).isEqualTo(-1);
            Awaitility.await().until(() -> proxy.connectionCount() == 0);
        }
    }

    @Test
    void cuts_as_many_connections_as_it_is_told_on_both_sides() throws IOException {
        try (Ends first = connect();
                Ends second = connect()) {
            assertPasses(first.client, first.server, 1);
            assertPasses(second.client, second.server, 1);

            assertThat(proxy.cut(1)).isEqualTo(1);

            assertThat(proxy.connectionCount()).isEqualTo(1);
            assertThat(proxy.cut(5)).isEqualTo(1);
            for (Socket end : List.of(first.client, first.server, second.client, second.server)) {
                assertThatThrownBy(() -> end.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void closes_the_way_to_the_target_and_leaves_the_other_open() throws IOException {
        try (Ends ends = connect()) {
            assertThat(proxy.halfClose(1, Direction.TO_TARGET)).isEqualTo(1);

            assertThat(ends.server.getInputStream().read()).isEqualTo(-1);
            assertPasses(ends.server, ends.client, 1);
        }
    }

    @Test
    void closes_the_way_to_the_client_and_leaves_the_other_open() throws IOException {
        try (Ends ends = connect()) {
            assertThat(proxy.halfClose(1, Direction.TO_CLIENT)).isEqualTo(1);

            assertThat(ends.client.getInputStream().read()).isEqualTo(-1);
            assertPasses(ends.client, ends.server, 1);
        }
    }

    @Test
    void holds_back_what_is_sent_while_stalled_and_delivers_it_afterwards() throws IOException {
        try (Ends ends = connect()) {
            long start = System.nanoTime();
            assertThat(proxy.stall(1, Duration.ofMillis(600))).isEqualTo(1);
            ends.client.getOutputStream().write(7);

            assertThat(ends.server.getInputStream().read()).isEqualTo(7);
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(600).toNanos());
        }
    }

    @Test
    void delays_everything_until_told_otherwise() throws IOException {
        try (Ends ends = connect()) {
            proxy.delay(Duration.ofMillis(150));
            long start = System.nanoTime();
            assertPasses(ends.client, ends.server, 1);
            assertPasses(ends.server, ends.client, 2);

            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void refuses_new_connections_until_told_otherwise() throws IOException {
        proxy.refuse(true);
        try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            refused.setSoTimeout(PATIENCE_MILLIS);
            assertThatThrownBy(() -> refused.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        proxy.refuse(false);
        try (Ends ends = connect()) {
            assertPasses(ends.client, ends.server, 1);
        }
    }

    @Test
    void goes_to_the_target_with_the_fewest_connections_and_past_a_dead_one() throws IOException {
        ServerSocket gone = listen();
        InetSocketAddress dead = address(gone);
        gone.close();
        try (ServerSocket other = listen();
                ChaosProxy balancing = ChaosProxy.start(0, List.of(dead, address(target), address(other)), 1)) {
            List<Socket> clients = IntStream.range(0, 4)
                    .mapToObj(i -> {
                        Socket client = open(balancing);
                        Awaitility.await().until(() -> balancing.connectionCount() == i + 1);
                        return client;
                    })
                    .toList();
            for (ServerSocket each : List.of(target, other)) {
                each.accept().close();
                each.accept().close();
            }
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void hits_the_same_connections_for_the_same_seed() throws IOException {
        assertThat(survivorsOfCut(42)).hasSize(4).isEqualTo(survivorsOfCut(42));
    }

    private List<Integer> survivorsOfCut(long seed) throws IOException {
        try (ServerSocket server = listen();
                ChaosProxy seeded = ChaosProxy.start(0, List.of(address(server)), seed)) {
            List<Ends> all = IntStream.range(0, 8)
                    .mapToObj(i -> connect(seeded, server, i))
                    .toList();
            seeded.cut(4);
            List<Integer> survivors = IntStream.range(0, 8)
                    .filter(i -> passes(all.get(i)))
                    .boxed()
                    .toList();
            for (Ends ends : all) {
                ends.close();
            }
            return survivors;
        }
    }

    private static boolean passes(Ends ends) {
        try {
            ends.client.getOutputStream().write(1);
            return ends.server.getInputStream().read() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertPasses(Socket from, Socket to, int value) throws IOException {
        from.getOutputStream().write(value);
        assertThat(to.getInputStream().read()).isEqualTo(value);
    }

    private Ends connect() {
        return connect(proxy, target, proxy.connectionCount());
    }

    private static Ends connect(ChaosProxy through, ServerSocket server, int before) {
        Socket client = open(through);
        try {
            Socket accepted = server.accept();
            accepted.setSoTimeout(PATIENCE_MILLIS);
            Awaitility.await().until(() -> through.connectionCount() == before + 1);
            return new Ends(client, accepted);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Socket open(ChaosProxy through) {
        try {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), through.port());
            client.setSoTimeout(PATIENCE_MILLIS);
            return client;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MILLIS);
        return server;
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    private record Ends(Socket client, Socket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }
}
