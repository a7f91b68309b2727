package org.chatcluster.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * A client that keeps sending to one other, a few messages at once, each as soon as an earlier one is acknowledged; notes what
 * became of them and of its connection. Thread-safe.
 */
final class Chatter implements ClientListener, AutoCloseable {
    private static final String PASSWORD = "correct horse";
    private static final int AT_ONCE = 8;
    private static final long PATIENCE_SECONDS = 60;

    private final ChatClient client;
    private final String name;
    private final int id;
    private final Ledger ledger = new Ledger();
    private final List<ClientState> troubles = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private int sent;
    private int resent;
    private boolean sending;
    private long lastAckNanos;
    private long longestGapNanos;

    Chatter(ClientConfig config, String name) throws Exception {
        this.name = name;
        this.client = new ChatClient(config, this);
        this.id = client.register(name, PASSWORD).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var unused = client.login(new Credentials.ById(id, PASSWORD)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    int id() {
        return id;
    }

    ChatClient client() {
        return client;
    }

    synchronized void startSending(Target to) {
        sending = true;
        lastAckNanos = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            sendNext(to);
        }
    }

    private synchronized void sendNext(Target to) {
        if (!sending) {
            return;
        }
        String text = name + " " + sent++;
        CompletableFuture<ChatAck> ack = client.send(to, text).ack();
        var unused = ack.whenComplete((done, failure) -> {
            note(text, failure);
            sendNext(to);
        });
    }

    private synchronized void note(String text, @Nullable Throwable failure) {
        long now = System.nanoTime();
        longestGapNanos = Math.max(longestGapNanos, now - lastAckNanos);
        lastAckNanos = now;
        if (failure == null) {
            acknowledged.add(text);
        } else {
            failed.add(failure);
        }
    }

    synchronized void stopSending() {
        sending = false;
    }

    @Override
    public void message(ChatMessage message) {
        ledger.message(message);
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        ledger.sent(message, ack);
    }

    @Override
    public void gap(Gap gap) {
        ledger.gap(gap);
    }

    /** What it has heard of its conversations. */
    Ledger ledger() {
        return ledger;
    }

    @Override
    public synchronized void loggedIn(Session session) {
        resent += session.resent();
    }

    @Override
    public synchronized void stateChanged(ClientState state) {
        if (state.phase() == Phase.WAITING || state.phase() == Phase.OFFLINE) {
            troubles.add(state);
        }
    }

    /** The times when the session was lost or given up, or a new try had failed. */
    synchronized List<ClientState> troubles() {
        return List.copyOf(troubles);
    }

    /** The texts of the messages with an ack, in the order of the acks. */
    synchronized List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What sends have failed with. */
    synchronized List<Throwable> failed() {
        return List.copyOf(failed);
    }

    synchronized boolean isDone() {
        return !sending && acknowledged.size() + failed.size() == sent;
    }

    synchronized int acks() {
        return acknowledged.size();
    }

    /** How many messages went out again after a login. */
    synchronized int resent() {
        return resent;
    }

    synchronized long longestGapMillis() {
        return longestGapNanos / 1_000_000;
    }

    @Override
    public void close() {
        client.close();
    }
}
