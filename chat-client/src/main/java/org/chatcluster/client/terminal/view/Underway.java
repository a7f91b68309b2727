package org.chatcluster.client.terminal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;

/**
 * The person's messages that have no outcome yet. One that is committed at once is shown once, as the message it is; one that takes
 * longer is first shown as being sent. Thread-safe.
 */
public final class Underway {
    /** What a person takes for "at once". */
    private static final long PATIENCE_MILLIS = 300;

    private final Console console;
    private final MessageLines format;
    private final ScheduledExecutorService timer;
    private final List<Outgoing> messages = new ArrayList<>();
    private final Map<Long, CompletableFuture<ChatAck>> unsettled = new ConcurrentHashMap<>();

    public Underway(Console console, MessageLines format, ScheduledExecutorService timer) {
        this.console = console;
        this.format = format;
        this.timer = timer;
    }

    /** Sends, and shows that it is sent if that takes time. */
    public void send(ChatClient client, Target conversation, String text) {
        Outgoing message;
        synchronized (this) {
            message = client.send(conversation, text);
            messages.add(message);
        }
        unsettled.put(message.cid(), message.ack());
        var unusedSettled = message.ack().whenComplete((ack, failure) -> unsettled.remove(message.cid()));
        var unused = timer.schedule(() -> showIfUnderway(message), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void showIfUnderway(Outgoing message) {
        boolean underway;
        synchronized (this) {
            underway = messages.contains(message);
        }
        if (underway) {
            console.print(format.sending(message.conversation(), message.text()));
        }
    }

    /** The outcome is known; whether the message was not yet shown by {@link #shownAs}. */
    public synchronized boolean ended(Outgoing message) {
        return messages.remove(message);
    }

    /**
     * A message of this account came from the server. After a lost connection it may be one whose ack was lost with it: then it is
     * shown now, and its ack, which comes as a repetition, is not.
     */
    public synchronized void shownAs(ChatMessage own) {
        for (Iterator<Outgoing> i = messages.iterator(); i.hasNext(); ) {
            Outgoing message = i.next();
            if (message.conversation().equals(own.conversation())
                    && message.text().equals(own.text())) {
                i.remove();
                return;
            }
        }
    }

    /** Waits until every message has an outcome; false if {@code bound} was too short for that. */
    public boolean awaitOutcomes(Duration bound) throws InterruptedException {
        CompletableFuture<?>[] open = unsettled.values().toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(open).get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
