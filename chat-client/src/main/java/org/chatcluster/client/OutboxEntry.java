package org.chatcluster.client;

/** A message in the {@link Outbox}; {@code order} is its place among all. Confined to the client's event loop. */
final class OutboxEntry {
    private static final long NEVER = -1;

    private final long order;
    private final Outgoing message;
    private final OutboxLane lane;
    private long sentAtMillis = NEVER;

    OutboxEntry(long order, Outgoing message, OutboxLane lane) {
        this.order = order;
        this.message = message;
        this.lane = lane;
    }

    void sentAt(long millis) {
        sentAtMillis = millis;
    }

    boolean wasSent() {
        return sentAtMillis != NEVER;
    }

    long order() {
        return order;
    }

    Outgoing message() {
        return message;
    }

    OutboxLane lane() {
        return lane;
    }

    long sentAtMillis() {
        return sentAtMillis;
    }
}
