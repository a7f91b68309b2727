package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/** Writes down what a listener hears, one line each. Thread-safe. */
final class Recorder implements ClientListener {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<ClientState> states = new CopyOnWriteArrayList<>();
    private final List<Outgoing> queued = new CopyOnWriteArrayList<>();
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<Duration> roundTrips = new CopyOnWriteArrayList<>();

    @Override
    public void stateChanged(ClientState state) {
        states.add(state);
    }

    @Override
    public void loggedIn(Session session) {
        sessions.add(session);
        lines.add("login resumed=" + session.resumed() + " resent=" + session.resent());
    }

    @Override
    public void synced() {
        lines.add("synced");
    }

    @Override
    public void message(ChatMessage message) {
        lines.add((message.own() ? "own " : "message ") + message.seq() + " " + message.text());
    }

    @Override
    public void queued(Outgoing message) {
        queued.add(message);
    }

    @Override
    public void notStored(IOException cause) {
        lines.add("not stored: " + cause.getMessage());
    }

    @Override
    public void storedAgain() {
        lines.add("stored again");
    }

    @Override
    public void roundTrip(Duration time) {
        roundTrips.add(time);
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        lines.add("sent " + ack.seq() + " " + message.text() + (ack.dup() ? " dup" : ""));
    }

    @Override
    public void notSent(Outgoing message, ChatClientException cause) {
        lines.add("not sent " + message.text() + ": " + cause.getMessage());
    }

    @Override
    public void read(Target conversation, int readerId, long seq) {
        lines.add("read " + conversation + " by " + readerId + " " + seq);
    }

    @Override
    public void friendEvent(FriendEvent event) {
        lines.add("friend " + event.kind() + " " + event.who().name());
    }

    @Override
    public void presence(PresenceEvent event) {
        lines.add("presence " + event.id() + " " + event.state());
    }

    @Override
    public void groupEvent(GroupEvent event) {
        lines.add("group " + event.kind() + " " + event.id());
    }

    @Override
    public void gap(Gap gap) {
        lines.add("gap " + gap.firstSeq() + ".." + gap.lastSeq() + " found " + gap.found());
    }

    /** What was heard but logins and states. */
    List<String> heard() {
        return lines.stream().filter(line -> !line.startsWith("login")).toList();
    }

    /** The texts of the messages that wait, or waited, to be sent. */
    List<String> queued() {
        return queued.stream()
                .map(message -> (message.restored() ? "restored " : "") + message.text())
                .toList();
    }

    void awaitQueued(String... texts) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(queued()).containsExactly(texts));
    }

    List<Session> sessions() {
        return List.copyOf(sessions);
    }

    List<Duration> roundTrips() {
        return List.copyOf(roundTrips);
    }

    void awaitLine(String line) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> lines.contains(line));
    }

    /** The state that comes with {@code phase}, when it has come. */
    ClientState awaitPhase(ClientState.Phase phase) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> find(phase) != null);
        return states.stream()
                .filter(state -> state.phase() == phase)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable ClientState find(ClientState.Phase phase) {
        return states.stream()
                .filter(state -> state.phase() == phase)
                .findFirst()
                .orElse(null);
    }

    /** How often there was a state with {@code phase}. */
    long count(ClientState.Phase phase) {
        return states.stream().filter(state -> state.phase() == phase).count();
    }

    boolean sawPhase(ClientState.Phase phase) {
        return find(phase) != null;
    }
}
