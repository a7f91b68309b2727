package org.chatcluster.client;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one conversation in the {@link Outbox}. After a refusal that passes, the server refuses all that follow until the
 * refused {@code cid} comes again (PROTOCOL.md §5). So the lane stands still until everything under way is answered and the wait is
 * over, sends the refused message alone, and goes on when that one is accepted. Confined to the client's event loop.
 */
final class OutboxLane {
    private final Target conversation;
    private final Timers timers;
    private final Backoff backoff;
    private final Consumer<OutboxLane> changed;
    private final TreeMap<Long, OutboxEntry> waiting = new TreeMap<>();
    private int inFlight;
    /** The message that must come again before any later one; null when nothing stands in the way. */
    private @Nullable OutboxEntry refused;

    private Timers.@Nullable Timer pause;

    OutboxLane(Target conversation, Timers timers, Backoff backoff, Consumer<OutboxLane> changed) {
        this.conversation = conversation;
        this.timers = timers;
        this.backoff = backoff;
        this.changed = changed;
    }

    void add(OutboxEntry entry) {
        waiting.put(entry.order(), entry);
    }

    /** The order of the message that may be sent now, or null. */
    @Nullable
    Long readyOrder() {
        if (waiting.isEmpty() || (refused != null && (pause != null || inFlight > 0))) {
            return null;
        }
        return waiting.firstKey();
    }

    OutboxEntry takeFirst(long nowMillis) {
        OutboxEntry entry = requireNonNull(waiting.pollFirstEntry()).getValue();
        entry.sentAt(nowMillis);
        inFlight++;
        return entry;
    }

    void succeeded(OutboxEntry entry) {
        inFlight--;
        backoff.reset();
        clearRefusalOf(entry);
    }

    /** Refused for good. */
    void failed(OutboxEntry entry) {
        inFlight--;
        clearRefusalOf(entry);
    }

    private void clearRefusalOf(OutboxEntry entry) {
        if (refused == entry) {
            refused = null;
        }
    }

    /**
     * Refused for now. False if a later message was refused before: the server waits for that one, while order asks for this one
     * first.
     */
    boolean postpone(OutboxEntry entry, long retryAfterMillis) {
        inFlight--;
        waiting.put(entry.order(), entry);
        if (refused != null && refused != entry) {
            return entry.order() > refused.order();
        }
        refused = entry;
        pause = timers.after(backoff.nextMillis(retryAfterMillis), this::resume);
        return true;
    }

    private void resume() {
        pause = null;
        changed.accept(this);
    }

    /** The connection is gone with {@code entry} on it. */
    void takeBack(OutboxEntry entry) {
        inFlight--;
        waiting.put(entry.order(), entry);
    }

    /** A new connection knows nothing of refusals; returns how many messages go out again. */
    int reconnected() {
        cancel();
        refused = null;
        return (int) waiting.values().stream().filter(OutboxEntry::wasSent).count();
    }

    void cancel() {
        if (pause != null) {
            pause.cancel();
            pause = null;
        }
    }

    Target conversation() {
        return conversation;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight == 0;
    }

    Collection<OutboxEntry> waiting() {
        return waiting.values();
    }
}
