package org.chatcluster.server.delivery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.server.log.Append;

/** What a lane has committed at once, for every event loop to go through. Thread-safe. */
final class CommittedBatch {
    private final List<CommittedMessage> messages;
    private final AtomicInteger loopsLeft;

    CommittedBatch(List<Append> rows, int loops) {
        messages = rows.stream().map(CommittedMessage::new).toList();
        loopsLeft = new AtomicInteger(loops);
    }

    List<CommittedMessage> messages() {
        return messages;
    }

    /** One event loop is through with the batch, or will never be; the last one lets the frames go. */
    void loopIsDone() {
        if (loopsLeft.decrementAndGet() == 0) {
            messages.forEach(CommittedMessage::release);
        }
    }
}
