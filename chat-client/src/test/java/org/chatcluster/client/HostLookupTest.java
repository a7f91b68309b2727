package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.client.Outcome.failure;
import static org.chatcluster.client.Outcome.get;
import static org.chatcluster.client.Peer.BOB;
import static org.chatcluster.client.Peer.ME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client whose server has a name. */
class HostLookupTest {
    private static final Credentials TOKEN = new Credentials.ByToken("secret", ME);

    private final ScriptedServer server = new ScriptedServer();
    private final Recorder heard = new Recorder();
    private final AtomicInteger questions = new AtomicInteger();
    private final CountDownLatch reachable = new CountDownLatch(1);

    @AfterEach
    void end() {
        reachable.countDown();
        server.close();
    }

    private ChatClient client(Timing timing, HostResolver resolver) {
        return client(timing, resolver, heard);
    }

    private ChatClient client(Timing timing, HostResolver resolver, ClientListener listener) {
        ClientConfig config =
                new ClientConfig("chat.example", server.config().port(), "test", Backlog.ALL, 64, true, timing);
        return new ChatClient(config, null, listener, resolver);
    }

    /** Name servers that cannot be reached yet. */
    private InetAddress silence(String host) throws UnknownHostException {
        questions.incrementAndGet();
        try {
            reachable.await();
        } catch (InterruptedException e) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getLoopbackAddress();
    }

    @Test
    void client_works_and_closes_while_no_name_server_answers() throws Exception {
        Duration bound = Ending.BOUND.minusSeconds(1);
        Duration shortest = timeToClose();
        // The machine may have been busy with something else.
        for (int i = 1; i < 5 && shortest.compareTo(bound) >= 0; i++) {
            shortest = timeToClose();
        }
        assertThat(shortest).isLessThan(bound);
    }

    private Duration timeToClose() throws Exception {
        CompletableFuture<LoginReply> login;
        Outgoing message;
        long startNanos;
        Recorder own = new Recorder();
        try (ChatClient client = client(Fast.TIMING, this::silence, own)) {
            login = client.resume(TOKEN);
            message = client.send(BOB, "hi");
            own.awaitQueued("hi");
            assertThat(get(client.status()).state().phase()).isEqualTo(Phase.CONNECTING);
            startNanos = System.nanoTime();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        assertThat(failure(login)).hasMessage("The client is closed.");
        assertThat(failure(message.ack())).hasMessage("The client is closed.");
        return time;
    }

    @Test
    void login_ends_with_a_client_whose_server_has_no_address_yet() {
        CompletableFuture<LoginReply> login;
        try (ChatClient client = client(Fast.TIMING, this::silence)) {
            login = client.login(TOKEN);
        }
        assertThat(failure(login)).isInstanceOf(NotConnectedException.class).hasMessage("The client is closed.");
    }

    @Test
    void search_that_takes_too_long_is_a_failed_try_and_serves_a_later_one() throws Exception {
        try (ChatClient client = client(Fast.TIMING.withConnect(Duration.ofMillis(50)), this::silence)) {
            CompletableFuture<LoginReply> login = client.resume(TOKEN);
            assertThat(heard.awaitPhase(Phase.WAITING).cause())
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageMatching("Cannot connect to chat.example:\\d+: its address was not found in time\\.");
            await().until(() -> heard.count(Phase.WAITING) >= 2);
            assertThat(questions.get()).isOne();
            reachable.countDown();
            acceptLogin();
            assertThat(get(login).node()).isEqualTo("node-1");
        }
    }

    /** Of the first try that is not over before it has begun: the search for the address leaves it little time to connect. */
    private void acceptLogin() {
        boolean accepted = false;
        while (!accepted) {
            try {
                server.accept().acceptLogin();
                accepted = true;
            } catch (UncheckedIOException e) {
                assertThat(e).hasCauseInstanceOf(IOException.class).hasMessage("no request came");
            }
        }
    }

    @Test
    void logout_before_there_is_a_connection_holds_when_there_is_one() throws Exception {
        try (ChatClient client = client(Fast.TIMING, this::silence)) {
            CompletableFuture<LoginReply> login = client.resume(TOKEN);
            assertThat(failure(client.logout(false))).isInstanceOf(NotConnectedException.class);
            reachable.countDown();
            assertThat(server.accept().isQuietFor(100)).isTrue();
            assertThat(failure(login)).isInstanceOf(NotConnectedException.class);
        }
    }

    @Test
    void host_without_address_fails_the_login_with_one_sentence() {
        HostResolver none = host -> {
            throw new UnknownHostException(host + ": Name or service not known");
        };
        try (ChatClient client = client(Fast.TIMING, none)) {
            assertThat(failure(client.login(TOKEN)))
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageMatching("Cannot connect to chat.example:\\d+: no such host\\.");
        }
    }
}
