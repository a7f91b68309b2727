package org.chatcluster.client.terminal.view;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.RefusedException;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;

/** The messages of this run that have no outcome yet. Thread-safe. */
public final class Underway {
    private final Map<Long, CompletableFuture<ChatAck>> unsettled = new ConcurrentHashMap<>();
    /** Numbers that the server knows for other messages. */
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();

    /** Sends; the outcome comes to the client's listener. */
    public void send(ChatClient client, Target conversation, String text) {
        follow(client.send(conversation, text));
    }

    /** Sends what was refused once more: under its number, by which the server knows it should it have it, if that was not the trouble. */
    public void sendAgain(ChatClient client, SendRequest refused) {
        if (taken.remove(refused.cid())) {
            send(client, refused.target(), refused.msg());
        } else {
            follow(client.send(refused));
        }
    }

    private void follow(Outgoing message) {
        unsettled.put(message.cid(), message.ack());
        var unused = message.ack().whenComplete((ack, failure) -> {
            if (failure instanceof RefusedException refused && refused.is(ErrorCode.CID_REUSED)) {
                taken.add(message.cid());
            }
            unsettled.remove(message.cid());
        });
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
