package org.chatcluster.client;

import java.util.HashMap;
import java.util.Map;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server what was received: at most every {@value #INTERVAL_MILLIS} ms or {@value #EVERY_MESSAGES} messages of a
 * conversation, and only after the listener has had it. Confined to the client's event loop.
 */
final class Confirmations {
    static final long INTERVAL_MILLIS = 200;
    static final int EVERY_MESSAGES = 50;
    /** What was written so shortly before a connection broke may not have arrived. */
    private static final long UNSURE_MILLIS = 60_000;

    private final Timers timers;
    private final Wire wire;
    private final Map<Target, Progress> conversations = new HashMap<>();
    private Timers.@Nullable Timer flush;

    /** What sends a confirmation once the listener has had everything up to now. */
    interface Wire {
        void confirm(ReceivedRequest request);
    }

    /** How far one conversation is received and confirmed. */
    private static final class Progress {
        private long received;
        private long confirmed;
        private int unconfirmed;
        private long writtenAtMillis;
    }

    Confirmations(Timers timers, Wire wire) {
        this.timers = timers;
        this.wire = wire;
    }

    /** The listener was given everything up to {@code seq}. */
    void received(Target conversation, long seq) {
        Progress progress = conversations.computeIfAbsent(conversation, ignored -> new Progress());
        progress.received = seq;
        progress.unconfirmed++;
        if (progress.unconfirmed >= EVERY_MESSAGES) {
            confirm(conversation, progress);
        } else if (flush == null) {
            flush = timers.after(INTERVAL_MILLIS, this::flush);
        }
    }

    /** Confirms everything now. */
    void flush() {
        if (flush != null) {
            flush.cancel();
            flush = null;
        }
        conversations.forEach(this::confirm);
    }

    private void confirm(Target conversation, Progress progress) {
        if (progress.received > progress.confirmed) {
            progress.confirmed = progress.received;
            progress.unconfirmed = 0;
            progress.writtenAtMillis = timers.nowMillis();
            wire.confirm(new ReceivedRequest(conversation, progress.received));
        }
    }

    /** The connection is gone, and with it perhaps the last confirmations. */
    void disconnected() {
        if (flush != null) {
            flush.cancel();
            flush = null;
        }
        long unsureSince = timers.nowMillis() - UNSURE_MILLIS;
        for (Progress progress : conversations.values()) {
            if (progress.writtenAtMillis >= unsureSince) {
                progress.confirmed = 0;
            }
        }
    }

    /** The conversation begins anew. */
    void forget(Target conversation) {
        conversations.remove(conversation);
    }

    /** Another account begins. */
    void clear() {
        disconnected();
        conversations.clear();
    }
}
