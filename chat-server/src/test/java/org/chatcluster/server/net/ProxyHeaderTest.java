package org.chatcluster.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.server.session.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The balancer is 10.0.0.9; every address may have one connection. */
final class ProxyHeaderTest {
    private static final String PING = "{\"msgid\":21}";
    private static final String V2 = "0d0a0d0a000d0a515549540a";
    private static final String V1 = "PROXY TCP4 192.0.2.7 10.0.0.1 50001 6000\r\n";

    private final CountedLimits limits = new CountedLimits();
    private final TestNode node =
            new TestNode(3, limits, address -> address.getHostAddress().equals("10.0.0.9"));

    @AfterEach
    void close() {
        node.close();
        assertThat(node.connections.open()).isZero();
        assertThat(limits.open()).isEmpty();
    }

    private TestClient balancer() throws UnknownHostException {
        return node.connect(address("10.0.0.9"));
    }

    private static InetSocketAddress address(String ip) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(ip), 40_000);
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static ByteBuf hex(String digits) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(digits));
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.7 10.0.0.1 50001 6000, 192.0.2.7",
        "PROXY TCP6 2001:db8::7 2001:db8::1 50001 6000, 2001:db8:0:0:0:0:0:7",
        "PROXY TCP6 ::ffff:192.0.2.7 ::ffff:10.0.0.1 50001 6000, 192.0.2.7"
    })
    void version_1_says_whose_connection_it_is(String header, String client) throws Exception {
        TestClient balancer = balancer();
        assertThat(limits.open())
                .as("nobody is counted before the address is known")
                .isEmpty();
        balancer.write(Unpooled.wrappedBuffer(ascii(header + "\r\n"), TestClient.frames(PING)));

        assertThat(limits.open()).containsExactly(client);
        assertThat(balancer.seen()).containsExactly("PONG_MSG");
    }

    @ParameterizedTest
    @CsvSource({
        "2111000c c0000207 0a000001 c351 1770, 192.0.2.7",
        "21210024 20010db8000000000000000000000007 20010db8000000000000000000000001 c351 1770, 2001:db8:0:0:0:0:0:7",
        "21210024 00000000000000000000ffffc0000207 00000000000000000000ffff0a000001 c351 1770, 192.0.2.7",
        // With what a balancer may add: an authority (02) and TLS (20) with a version (21) in it.
        "2111001f c0000207 0a000001 c351 1770 020003 616263 20000a 0100000000 210002 7631, 192.0.2.7"
    })
    void version_2_says_whose_connection_it_is(String header, String client) throws Exception {
        TestClient balancer = balancer();
        balancer.write(Unpooled.wrappedBuffer(hex(V2 + header.replace(" ", "")), TestClient.frames(PING)));

        assertThat(limits.open()).containsExactly(client);
        assertThat(balancer.seen()).containsExactly("PONG_MSG");
    }

    @ParameterizedTest
    @ValueSource(strings = {V1, "PROXY UNKNOWN\r\n"})
    void a_header_may_come_byte_by_byte(String header) throws Exception {
        TestClient balancer = balancer();
        for (int i = 0; i < header.length(); i++) {
            balancer.write(ascii(header.substring(i, i + 1)));
        }
        balancer.write(PING);

        assertThat(balancer.seen()).containsExactly("PONG_MSG");
    }

    @Test
    void the_address_of_the_client_is_what_is_limited() throws Exception {
        TestClient first = balancer();
        first.write(ascii(V1));
        TestClient second = balancer();
        second.write(ascii(V1.replace(".7 ", ".8 ")));
        TestClient third = balancer();
        third.write(Unpooled.wrappedBuffer(ascii(V1), TestClient.frames(PING)));

        assertThat(limits.open()).containsExactly("192.0.2.7", "192.0.2.8");
        assertThat(third.seen()).containsExactly("BYE_MSG errno 120 reconnect");
        assertThat(third.isClosed()).isTrue();
        assertThat(first.isClosed()).isFalse();
        first.hangUp();
        assertThat(limits.open()).containsExactly("192.0.2.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20000000", "2000000c c0000207 0a000001 c351 1770", "21000000", "text"})
    void health_checks_of_the_balancer_are_nobodys_connections(String header) throws Exception {
        String bytes = header.equals("text") ? hexOf("PROXY UNKNOWN\r\n") : V2 + header.replace(" ", "");
        for (int i = 0; i < 3; i++) {
            TestClient check = balancer();
            check.write(Unpooled.wrappedBuffer(hex(bytes), TestClient.frames(PING)));

            assertThat(check.seen()).containsExactly("PONG_MSG");
        }
        assertThat(limits.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.7 10.0.0.1 50001\r\n",
                "PROXY TCP4 192.0.2.700 10.0.0.1 50001 6000\r\n",
                "PROXY TCP4 2001:db8::7 10.0.0.1 50001 6000\r\n",
                "PROXY TCP4 192.0.2.7 10.0.0.1 70000 6000\r\n",
                "PROXY UDP4 192.0.2.7 10.0.0.1 50001 6000\r\n",
                "proxy TCP4 192.0.2.7 10.0.0.1 50001 6000\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "PROXY UNKNOWN 012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345"
            })
    void no_valid_header_is_the_end(String start) throws Exception {
        TestClient balancer = balancer();
        balancer.write(ascii(start));
        balancer.channel.runPendingTasks();

        assertThat(balancer.isClosed()).isTrue();
        assertThat(balancer.seen()).isEmpty();
        assertThat(limits.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3111000c c0000207 0a000001 c351 1770", "2111000a c0000207 0a000001 c351", "2111ffff c0000207"})
    void no_valid_binary_header_is_the_end(String header) throws Exception {
        TestClient balancer = balancer();
        balancer.write(
                Unpooled.wrappedBuffer(hex(V2 + header.replace(" ", "")), Unpooled.wrappedBuffer(new byte[5_000])));
        balancer.channel.runPendingTasks();

        assertThat(balancer.isClosed()).isTrue();
        assertThat(balancer.seen()).isEmpty();
        assertThat(limits.open()).isEmpty();
    }

    @Test
    void a_frame_without_a_header_is_the_end_at_once() throws Exception {
        TestClient balancer = balancer();
        balancer.write(PING);
        balancer.channel.runPendingTasks();

        assertThat(balancer.isClosed()).isTrue();
        assertThat(balancer.seen()).isEmpty();
    }

    @Test
    void a_header_that_never_comes_is_a_late_login() throws Exception {
        TestClient balancer = balancer();
        balancer.write(ascii("PROXY TC"));
        node.advance(TestNode.LOGIN_TIMEOUT.plusSeconds(1));

        assertThat(balancer.seen()).containsExactly("BYE_MSG errno 113 reconnect");
        assertThat(balancer.isClosed()).isTrue();
    }

    @Test
    void a_header_from_anywhere_else_is_a_broken_frame() throws Exception {
        TestClient stranger = node.connect(address("10.0.0.8"));
        assertThat(limits.open()).containsExactly("10.0.0.8");
        stranger.write(ascii(V1));

        assertThat(stranger.seen()).containsExactly("ERROR_MSG errno 102");
        assertThat(stranger.isClosed()).isTrue();
    }

    @Test
    void a_connection_that_has_ended_is_not_counted_when_its_header_comes() throws Exception {
        TestClient balancer = balancer();
        Origin origin = new Origin(address("10.0.0.9"), node.tools.isProxy(), limits);
        ClientConnection connection = new ClientConnection(
                balancer.channel, origin, new FrameDecoder(10), new ReadGate(balancer.channel), node.tools);
        connection.opened();
        connection.close(CloseReason.DRAINING);
        connection.isOf(address("192.0.2.7"));
        connection.closed();

        assertThat(limits.open()).isEmpty();
    }

    @Test
    void a_header_half_read_is_let_go_of_when_the_balancer_hangs_up() throws Exception {
        TestClient balancer = balancer();
        balancer.write(ascii("PROXY TCP4 192.0.2.7"));
        balancer.hangUp();

        assertThat(node.connections.open()).isZero();
        assertThat(limits.open()).isEmpty();
    }
}
