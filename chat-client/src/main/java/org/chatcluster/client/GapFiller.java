package org.chatcluster.client;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches from the history what is missing in front of a message, page by page. What arrives meanwhile is not kept but fetched too.
 * Confined to the client's event loop.
 */
final class GapFiller {
    private static final Logger LOG = LoggerFactory.getLogger(GapFiller.class);

    private final Function<HistoryRequest, CompletableFuture<HistoryReply>> history;
    private final Timers timers;
    private final Supplier<Backoff> backoffs;
    private final Sink sink;
    private final Map<Target, Task> running = new HashMap<>();

    /** Where the messages go, and the report. */
    interface Sink {
        void filled(ChatPush push);

        void done(Gap gap);
    }

    /** One gap while it is being filled: what was missing when it was found, and how much of that has come. */
    private static final class Task {
        private final Target conversation;
        private final SeqTracker tracker;
        private final Backoff backoff;
        private final long firstSeq;
        private final long lastSeq;
        private long found;

        Task(Target conversation, SeqTracker tracker, Backoff backoff) {
            this.conversation = conversation;
            this.tracker = tracker;
            this.backoff = backoff;
            this.firstSeq = tracker.last() + 1;
            this.lastSeq = tracker.highest() - 1;
        }
    }

    /** {@code history} fails with {@link NotConnectedException} when the connection it asked on has ended. */
    GapFiller(
            Function<HistoryRequest, CompletableFuture<HistoryReply>> history,
            Timers timers,
            Supplier<Backoff> backoffs,
            Sink sink) {
        this.history = history;
        this.timers = timers;
        this.backoffs = backoffs;
        this.sink = sink;
    }

    /** {@code tracker} has a gap; no effect while that conversation is being filled. */
    void fill(Target conversation, SeqTracker tracker) {
        if (!running.containsKey(conversation)) {
            Task task = new Task(conversation, tracker, backoffs.get());
            running.put(conversation, task);
            LOG.warn("Messages {} to {} are missing", task.firstSeq, task.lastSeq);
            fetch(task);
        }
    }

    private void fetch(Task task) {
        if (isForgotten(task)) {
            return;
        }
        long highestBefore = task.tracker.highest();
        HistoryRequest request =
                new HistoryRequest(task.conversation, task.tracker.last(), HistoryRequest.NONE, Limits.MAX_HISTORY);
        var unused = history.apply(request).whenComplete((page, failure) -> {
            if (isForgotten(task)) {
                return;
            }
            if (failure == null) {
                take(task, page, highestBefore);
            } else {
                failed(task, ChatClientException.of(failure));
            }
        });
    }

    private boolean isForgotten(Task task) {
        return running.get(task.conversation) != task;
    }

    private void take(Task task, HistoryReply page, long highestBefore) {
        task.backoff.reset();
        for (ChatPush push : page.messages()) {
            long seq = push.seq();
            if (task.tracker.fill(seq)) {
                task.found += seq <= task.lastSeq ? 1 : 0;
                sink.filled(push);
            }
        }
        boolean more = page.more() && !page.messages().isEmpty();
        // The page may be older than a message that was pushed before it came.
        boolean older = task.tracker.highest() > highestBefore;
        if (task.tracker.hasGap() && (more || older)) {
            fetch(task);
        } else {
            end(task);
        }
    }

    private void failed(Task task, ChatClientException cause) {
        if (cause instanceof NoReplyException) {
            fetch(task);
        } else if (cause instanceof NotConnectedException) {
            // The next connection begins behind the last message that was delivered, which brings what is missing.
            running.remove(task.conversation);
        } else if (cause instanceof RefusedException refused && refused.retry()) {
            timers.after(task.backoff.nextMillis(refused.retryAfterMillis()), () -> fetch(task));
        } else {
            LOG.warn("The history does not give what is missing: {}", cause.getMessage());
            end(task);
        }
    }

    private void end(Task task) {
        running.remove(task.conversation);
        task.tracker.closeGap();
        sink.done(new Gap(task.conversation, task.firstSeq, task.lastSeq, task.found));
    }

    /** The session is gone: what is still to come is not waited for. */
    void forget() {
        running.clear();
    }
}
