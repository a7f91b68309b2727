package org.chatcluster.client;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private final Sink sink;
    private final Set<Target> running = new HashSet<>();

    /** Where the messages go, and the report. */
    interface Sink {
        void filled(ChatPush push);

        void done(Gap gap);
    }

    /** One gap while it is being filled: what was missing when it was found. */
    private record Task(Target conversation, SeqTracker tracker, long firstSeq, long lastSeq) {}

    GapFiller(Function<HistoryRequest, CompletableFuture<HistoryReply>> history, Sink sink) {
        this.history = history;
        this.sink = sink;
    }

    /** {@code tracker} has a gap; no effect while that conversation is being filled. */
    void fill(Target conversation, SeqTracker tracker) {
        if (running.add(conversation)) {
            LOG.warn("Messages {} to {} are missing", tracker.last() + 1, tracker.highest() - 1);
            fetch(new Task(conversation, tracker, tracker.last() + 1, tracker.highest() - 1), 0);
        }
    }

    private void fetch(Task task, long foundBefore) {
        HistoryRequest request =
                new HistoryRequest(task.conversation, task.tracker.last(), HistoryRequest.NONE, Limits.MAX_HISTORY);
        Consumer<HistoryReply> goOn = page -> take(task, foundBefore, page);
        history.apply(request).thenAccept(goOn).exceptionally(failure -> {
            giveUp(task, foundBefore, failure);
            return null;
        });
    }

    private void take(Task task, long foundBefore, HistoryReply page) {
        long found = foundBefore;
        for (ChatPush push : page.messages()) {
            long seq = push.seq();
            if (task.tracker.fill(seq)) {
                found += seq <= task.lastSeq ? 1 : 0;
                sink.filled(push);
            }
        }
        if (task.tracker.hasGap() && page.more() && !page.messages().isEmpty()) {
            fetch(task, found);
        } else {
            end(task, found);
        }
    }

    private void giveUp(Task task, long found, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof NoReplyException) {
            // Too slow, or the connection is gone; then this fails at once.
            fetch(task, found);
            return;
        }
        if (cause instanceof NotConnectedException) {
            // The next connection begins behind the last message that was delivered, which brings what is missing.
            running.remove(task.conversation);
            return;
        }
        LOG.warn("The history does not give what is missing: {}", cause.getMessage());
        end(task, found);
    }

    private void end(Task task, long found) {
        running.remove(task.conversation);
        task.tracker.closeGap();
        sink.done(new Gap(task.conversation, task.firstSeq, task.lastSeq, found));
    }
}
