package org.chatcluster.testkit.history;

import java.util.List;
import java.util.Set;

/**
 * What one client of a user did and saw, in order. {@code chats} are the conversations that it must see from their first message to
 * their last. Immutable.
 */
public record History(int userId, Set<ChatId> chats, List<Event> events) {
    /** Copies what it is given. */
    public History {
        chats = Set.copyOf(chats);
        events = List.copyOf(events);
    }
}
