package org.chatcluster.client.terminal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.Timing;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.NodeProcess;

/** Somebody else in the conversations of a person under test, without a terminal; notes what it hears. Thread-safe. */
final class Companion implements ClientListener, AutoCloseable {
    private static final String PASSWORD = "correct horse";
    private static final long PATIENCE_SECONDS = 60;
    /** Nobody under test: it is back soon when the node is. */
    private static final Timing TIMING = Timing.DEFAULT.withBackoff(Duration.ofMillis(50), Duration.ofMillis(500));

    private final ClientConfig config;
    private final ChatClient client;
    private final LoginReply login;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Long> readByOthers = new CopyOnWriteArrayList<>();

    /** A new account on {@code node}. */
    Companion(NodeProcess node, String name) throws Exception {
        config = ClientConfig.of(node.host(), node.port()).withTiming(TIMING);
        client = new ChatClient(config, this);
        int id = await(client.register(name, PASSWORD));
        login = await(client.login(new Credentials.ById(id, PASSWORD)));
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Everything that is said to it alone goes here. */
    Target target() {
        return new Target.User(login.user().id());
    }

    /** Makes a group and lets others in. */
    Target found(String group, Companion... others) throws Exception {
        int id = await(client.request(new CreateGroupRequest(group, "all of " + group), CreateGroupReply.class))
                .groupId();
        for (Companion other : others) {
            var unused = await(other.client.joinGroup(id));
        }
        return new Target.Group(id);
    }

    /** Says all that and waits until it is stored; has read everything before it, too. */
    void say(Target conversation, List<String> texts) throws Exception {
        List<CompletableFuture<ChatAck>> acks = new ArrayList<>();
        texts.forEach(text -> acks.add(client.send(conversation, text).ack()));
        long last = 0;
        for (CompletableFuture<ChatAck> ack : acks) {
            last = await(ack).seq();
        }
        client.read(conversation, last);
    }

    void say(Target conversation, String text) throws Exception {
        say(conversation, List.of(text));
    }

    /** Goes, and leaves the login for the program that keeps its state in {@code state}. */
    void handOver(Path state) throws Exception {
        close();
        new TokenStore(StateDirectory.of(Map.of("XDG_STATE_HOME", state.toString()), state), config, Clock.systemUTC())
                .save(login);
    }

    /** The texts of others, in order. */
    List<String> heard() {
        return heard;
    }

    /** How far others have read, one for each time that was told. */
    List<Long> readByOthers() {
        return readByOthers;
    }

    @Override
    public void message(ChatMessage message) {
        heard.add(message.text());
    }

    @Override
    public void read(Target conversation, int readerId, long seq) {
        readByOthers.add(seq);
    }

    @Override
    public void close() {
        client.close();
    }
}
