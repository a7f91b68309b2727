package org.chatcluster.server.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.chatcluster.server.log.Conversation;

/**
 * Messages that came before the ones in front of them: two nodes that write to one conversation publish at the same time, and the
 * rest is most likely a moment away. Confined to its event loop.
 */
final class EarlyMessages {
    /** More than that is no matter of a moment. */
    private static final int MAX_HELD = 1_000;

    /** One that came by the channels of both its users is two. */
    private static final Comparator<CommittedMessage> IN_ORDER =
            Comparator.comparingLong(CommittedMessage::seq).thenComparingInt(CommittedMessage::onlyUser);

    private final Map<Conversation, SortedSet<CommittedMessage>> held = new HashMap<>();
    private int size;

    boolean isEmpty() {
        return held.isEmpty();
    }

    boolean isFull() {
        return size >= MAX_HELD;
    }

    /** Keeps a message, and answers whether it is the first of its conversation. */
    boolean hold(CommittedMessage message) {
        boolean first = !held.containsKey(message.conversation());
        if (held.computeIfAbsent(message.conversation(), unused -> new TreeSet<>(IN_ORDER))
                .add(message)) {
            size++;
        }
        return first;
    }

    /** The messages of a conversation in their order. */
    List<CommittedMessage> list(Conversation conversation) {
        SortedSet<CommittedMessage> some = held.get(conversation);
        return some == null ? List.of() : List.copyOf(some);
    }

    /** Lets one message go. */
    void release(CommittedMessage message) {
        SortedSet<CommittedMessage> some = held.get(message.conversation());
        if (some != null && some.remove(message)) {
            size--;
            if (some.isEmpty()) {
                held.remove(message.conversation());
            }
        }
    }

    /** Lets all messages of a conversation go, and answers the highest seq, 0 where there is none. */
    long release(Conversation conversation) {
        SortedSet<CommittedMessage> some = held.remove(conversation);
        if (some == null) {
            return 0;
        }
        size -= some.size();
        return some.last().seq();
    }
}
