package org.chatcluster.client.terminal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.doctor.Finding.State;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scripted server, or something else, at the other end. */
class DoctorTest {
    /** However slow the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Doctor.Bounds bounds = new Doctor.Bounds(PATIENCE, PATIENCE, PATIENCE);
    private static final Optional<Credentials> TOKEN = Optional.of(new Credentials.ByToken("token", 1));

    private final List<Finding> findings = new ArrayList<>();
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    private Optional<Hop> examine(ClientConfig config, Optional<Credentials> login) throws InterruptedException {
        Optional<Hop> broken = new Doctor(config, () -> login, bounds).examine(findings::add);
        assertThat(findings).extracting(Finding::hop).containsExactly(Hop.values());
        assertThat(findings).allSatisfy(finding -> assertThat(finding.time()).isLessThan(PATIENCE));
        return broken;
    }

    private Finding finding(Hop hop) {
        return findings.stream()
                .filter(finding -> finding.hop() == hop)
                .findFirst()
                .orElseThrow();
    }

    private static ClientConfig local(int port) {
        return ClientConfig.of("127.0.0.1", port);
    }

    /** What answers every connection with {@code answer}, or with nothing, and leaves it open. */
    private ServerSocket listening(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    accepted.add(socket);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                assertThat(server.isClosed()).isTrue();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    @Test
    void name_that_nobody_has() throws Exception {
        assertThat(examine(ClientConfig.of("no-such-host.invalid", 6000), TOKEN))
                .contains(Hop.NAME);
        assertThat(finding(Hop.NAME).what()).isEqualTo("no such host: no-such-host.invalid");
        assertThat(findings.subList(1, findings.size()))
                .extracting(Finding::state)
                .containsOnly(State.NOT_TRIED);
    }

    @Test
    void node_that_is_down() throws Exception {
        int port = FreePort.find();
        assertThat(examine(local(port), TOKEN)).contains(Hop.CONNECTION);
        assertThat(finding(Hop.CONNECTION).what()).containsIgnoringCase("refused");
        assertThat(finding(Hop.CONNECTION).advice()).contains("127.0.0.1:" + port);
    }

    @Test
    void port_where_nothing_ever_answers() throws Exception {
        try (ServerSocket silent = listening("")) {
            bounds = new Doctor.Bounds(PATIENCE, Duration.ofMillis(300), PATIENCE);
            assertThat(examine(local(silent.getLocalPort()), TOKEN)).contains(Hop.GREETING);
            assertThat(finding(Hop.GREETING).what()).isEqualTo("no answer in time");
            assertThat(finding(Hop.GREETING).advice()).contains("wrong port", "proxy that hangs");
        }
    }

    @Test
    void port_of_a_web_server() throws Exception {
        try (ServerSocket web = listening("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(examine(local(web.getLocalPort()), TOKEN)).contains(Hop.GREETING);
            assertThat(finding(Hop.GREETING).what()).isEqualTo("The server does not speak this protocol.");
        }
    }

    @Test
    void no_login_at_all() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> greeted(server));
            assertThat(examine(server.config(), Optional.empty())).contains(Hop.LOGIN);
            serving.get(60, TimeUnit.SECONDS);
            assertThat(finding(Hop.LOGIN).what()).isEqualTo("no login is kept here for this server");
        }
    }

    @Test
    void login_that_is_refused() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
                Peer peer = greeted(server);
                peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
            });
            assertThat(examine(server.config(), TOKEN)).contains(Hop.LOGIN);
            serving.get(60, TimeUnit.SECONDS);
            assertThat(finding(Hop.GREETING).state()).isEqualTo(State.OK);
            assertThat(finding(Hop.LOGIN).what()).contains("1 REFUSED");
        }
    }

    @Test
    void node_that_swallows_messages() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
                Peer peer = greeted(server);
                LoginRequest unused = peer.acceptLogin();
                peer.send(new SyncEnd());
                assertThat(peer.isClosedByClient()).isTrue();
            });
            bounds = new Doctor.Bounds(PATIENCE, PATIENCE, Duration.ofMillis(300));
            assertThat(examine(server.config(), TOKEN)).contains(Hop.SEND);
            serving.get(60, TimeUnit.SECONDS);
            assertThat(finding(Hop.SEND).advice()).contains("database");
        }
    }

    @Test
    void everything_is_fine_when_a_message_to_oneself_is_refused() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
                Peer unused = beHealthy(server);
            });
            assertThat(examine(server.config(), TOKEN)).isEmpty();
            serving.get(60, TimeUnit.SECONDS);
            assertThat(findings).extracting(Finding::state).containsOnly(State.OK);
            assertThat(finding(Hop.LOGIN).what()).isEqualTo("alice (1)");
            assertThat(finding(Hop.NODE).what()).isEqualTo("node-1");
            assertThat(finding(Hop.ROUND_TRIP).what()).matches("median of 5: \\d+\\.\\d ms");
        }
    }

    @Test
    void login_by_password_leaves_no_token_behind() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
                Peer peer = beHealthy(server);
                peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
            });
            Credentials password = new Credentials.ByName("alice", "correct horse");
            assertThat(examine(server.config(), Optional.of(password))).isEmpty();
            serving.get(60, TimeUnit.SECONDS);
        }
    }

    private static Peer beHealthy(ScriptedServer server) {
        Peer peer = greeted(server);
        LoginRequest unused = peer.acceptLogin();
        peer.send(new SyncEnd());
        Peer.Asked<SendRequest> send = peer.expect(SendRequest.class);
        assertThat(send.request().target()).isEqualTo(new Target.User(Peer.ME));
        peer.refuse(send.request(), ErrorCode.YOURSELF, -1);
        for (int i = 0; i < 5; i++) {
            answerPing(peer);
        }
        return peer;
    }

    private static Peer greeted(ScriptedServer server) {
        server.accept().close();
        Peer peer = server.accept();
        answerPing(peer);
        return peer;
    }

    private static void answerPing(Peer peer) {
        peer.reply(new Pong(Peer.TIME), peer.expect(Ping.class).rid());
    }
}
