package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** A command in a thread of its own, against a server that does what the test says. Alice is logged in here; the time is noon in 2026. */
final class Program implements AutoCloseable {
    static final Target OPS = new Target.Group(3);

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    final ScriptedServer server = new ScriptedServer();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final StateDirectory state;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private DataStream stdout = new DataStream(out, () -> false);
    private Thread thread = new Thread(() -> {});
    private CompletableFuture<Integer> exit = new CompletableFuture<>();

    Program(Path home) {
        state = StateDirectory.of(Map.of(), home);
    }

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Program reading(String input) {
        in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Program reading(InputStream input) {
        in = input;
        return this;
    }

    Program writing(DataStream output) {
        stdout = output;
        return this;
    }

    /** What cannot be written, for this reason. */
    static OutputStream closedOutput(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    /** The kept login that the first start of this class has. */
    TokenStore tokens() {
        return new TokenStore(state, server.config().withDevice("console"), Clock.systemUTC());
    }

    Program keepingLogin() throws Exception {
        tokens().save(login(List.of()));
        return this;
    }

    Program start(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(1, List.of("--port", Integer.toString(server.config().port())));
        exit = new CompletableFuture<>();
        Streams streams = new Streams(in, stdout, new PrintStream(err, true, StandardCharsets.UTF_8));
        CommandContext context = new CommandContext(
                streams, Map.copyOf(environment), state, Clock.fixed(NOON, ZoneOffset.UTC), new ChatOptions());
        CommandTree tree = new CommandTree(context, (given, ui) -> {
            throw new AssertionError("no command");
        });
        CompletableFuture<Integer> running = exit;
        thread = new Thread(() -> {
            try {
                running.complete(tree.run(arguments.toArray(String[]::new)));
            } catch (RuntimeException | Error e) {
                running.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Takes the login of the command: by the kept token, as a device of its own, and with nothing missed. */
    Peer online(ConversationInfo... conversations) {
        return online(0, conversations);
    }

    /** As {@link #online}, after a lost connection: what was missed is wanted now. */
    Peer onlineAgain() {
        return online(Long.MAX_VALUE);
    }

    private Peer online(long backlog, ConversationInfo... conversations) {
        Peer peer = server.accept();
        Peer.Asked<LoginRequest> login = peer.expect(LoginRequest.class);
        assertThat(login.request().device()).startsWith("console/");
        assertThat(login.request().credentials()).isEqualTo(new Credentials.ByToken("secret", Peer.ME));
        assertThat(login.request().backlog().newest()).isEqualTo(backlog);
        peer.reply(login(List.of(conversations)), login.rid());
        return peer;
    }

    private static LoginReply login(List<ConversationInfo> conversations) {
        return new LoginReply(
                new UserName(Peer.ME, "alice"),
                new LoginReply.Token("secret", Limits.MAX_EXACT),
                30_000,
                "node-1",
                List.of(new Friend(2, "bob", State.ONLINE)),
                List.of(),
                List.of(new GroupInfo(3, "ops", "the ops room", Role.NORMAL, 2)),
                conversations);
    }

    /** A message of Bob in the group, at 22:13 on 14 November 2023. */
    static ChatPush inOps(long seq, String text) {
        return new ChatPush(Peer.BOB_NAME, OPS, text, seq, Peer.TIME, false);
    }

    /** Answers a request for history with the messages {@code first..last} of the group; {@code more} of them are behind. */
    static HistoryRequest history(Peer peer, long first, long last, long lastSeq) {
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        List<ChatPush> page = LongStream.rangeClosed(first, last)
                .mapToObj(seq -> inOps(seq, "line " + seq))
                .toList();
        peer.reply(new HistoryReply(OPS, page, last < lastSeq, lastSeq), asked.rid());
        return asked.request();
    }

    void interrupt() {
        thread.interrupt();
    }

    int exit() throws Exception {
        return exit.get(60, TimeUnit.SECONDS);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void awaitOut(String text) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(out()).isEqualTo(text));
    }

    @Override
    public void close() {
        server.close();
    }
}
