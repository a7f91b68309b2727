package org.chatcluster.client.terminal.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.jspecify.annotations.Nullable;

/** Messages of this client without a place in their conversation: on their way, or refused. Guarded by the {@link Desk} that owns it. */
final class Waiting {
    /** By cid, in the order in which they were written. */
    private final Map<Long, Message> messages = new LinkedHashMap<>();

    private boolean dropped;

    void add(Message message) {
        messages.put(message.cid(), message);
    }

    @Nullable
    Message take(long cid) {
        return messages.remove(cid);
    }

    /**
     * A message of these words has come from the server. After a lost connection that may be one on its way whose ack was lost, and it
     * must not be there twice until the ack comes as a repetition.
     */
    void forget(String text) {
        messages.values().stream()
                .filter(message ->
                        message.fate() == Fate.QUEUED && message.text().equals(text))
                .findFirst()
                .ifPresent(message -> messages.remove(message.cid()));
    }

    /** The refused message that was written last, or null. */
    @Nullable
    Message lastRefused() {
        Message found = null;
        for (Message message : messages.values()) {
            found = message.fate() == Fate.REFUSED ? message : found;
        }
        return found;
    }

    /** That message goes, to be forgotten. */
    @Nullable
    Message dropRefused() {
        Message refused = lastRefused();
        if (refused != null) {
            messages.remove(refused.cid());
            dropped = true;
        }
        return refused;
    }

    /** Whether there were messages of which the last ones were dropped. */
    boolean isAllDropped() {
        return dropped && messages.isEmpty();
    }

    Collection<Message> all() {
        return messages.values();
    }
}
