package org.chatcluster.server.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chatcluster.server.log.Conversation;

/**
 * Messages that came before the ones in front of them: two nodes that write to one conversation publish at the same time, and the
 * rest is most likely a moment away. Holds their batches. Confined to its event loop.
 */
final class EarlyMessages {
    /** More than that is no matter of a moment. */
    private static final int MAX_HELD = 1_000;

    private final Map<Conversation, SortedMap<Long, Early>> held = new HashMap<>();
    private int size;

    private record Early(CommittedMessage message, CommittedBatch batch) {}

    boolean isEmpty() {
        return held.isEmpty();
    }

    boolean isFull() {
        return size >= MAX_HELD;
    }

    /** Keeps a message, and answers whether it is the first of its conversation. */
    boolean hold(CommittedMessage message, CommittedBatch batch) {
        SortedMap<Long, Early> some = held.get(message.conversation());
        boolean first = some == null;
        if (some == null) {
            some = new TreeMap<>();
            held.put(message.conversation(), some);
        }
        if (some.putIfAbsent(message.seq(), new Early(message, batch)) == null) {
            batch.retain();
            size++;
        }
        return first;
    }

    /** The messages of a conversation in their order. */
    List<CommittedMessage> list(Conversation conversation) {
        SortedMap<Long, Early> some = held.get(conversation);
        return some == null
                ? List.of()
                : some.values().stream().map(Early::message).toList();
    }

    /** Lets one message go. */
    void release(CommittedMessage message) {
        SortedMap<Long, Early> some = held.get(message.conversation());
        Early early = some == null ? null : some.remove(message.seq());
        if (some != null && some.isEmpty()) {
            held.remove(message.conversation());
        }
        if (early != null) {
            size--;
            early.batch.release();
        }
    }

    /** Lets all messages of a conversation go, and answers the highest seq, 0 where there is none. */
    long release(Conversation conversation) {
        SortedMap<Long, Early> some = held.remove(conversation);
        if (some == null) {
            return 0;
        }
        size -= some.size();
        Collection<Early> all = some.values();
        all.forEach(early -> early.batch.release());
        return some.lastKey();
    }
}
