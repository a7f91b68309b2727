package org.chatcluster.client.terminal.view;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.Outgoing;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;

/** The messages of this run that have no outcome yet. Thread-safe. */
public final class Underway {
    private final Map<Long, CompletableFuture<ChatAck>> unsettled = new ConcurrentHashMap<>();

    /** Sends; the outcome comes to the client's listener. */
    public void send(ChatClient client, Target conversation, String text) {
        Outgoing message = client.send(conversation, text);
        unsettled.put(message.cid(), message.ack());
        var unused = message.ack().whenComplete((ack, failure) -> unsettled.remove(message.cid()));
    }

    /** How many there are. */
    public int count() {
        return unsettled.size();
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
