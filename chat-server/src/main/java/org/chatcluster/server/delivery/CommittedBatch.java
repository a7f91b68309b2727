package org.chatcluster.server.delivery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages that were committed together, for every event loop to go through. Thread-safe. */
final class CommittedBatch {
    private final List<CommittedMessage> messages;
    private final AtomicInteger holders;

    /** A batch for so many holders, each of which releases it once. */
    CommittedBatch(List<CommittedMessage> messages, int holders) {
        this.messages = messages;
        this.holders = new AtomicInteger(holders);
    }

    List<CommittedMessage> messages() {
        return messages;
    }

    /** One more holder, made by one that still holds it. */
    void retain() {
        holders.incrementAndGet();
    }

    /** One holder is through with the batch, or will never be; the last one lets the frames go. */
    void release() {
        if (holders.decrementAndGet() == 0) {
            messages.forEach(CommittedMessage::release);
        }
    }
}
