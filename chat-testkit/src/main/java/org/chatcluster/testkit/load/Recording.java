package org.chatcluster.testkit.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.Event;
import org.chatcluster.testkit.history.History;

/** Writes down what a client does and sees. Confined to the loop's thread. */
final class Recording {
    private final List<Event> events = new ArrayList<>();
    private final Set<ChatId> chats = new HashSet<>();
    private final Map<ChatId, Long> seen = new HashMap<>();

    void add(Event event) {
        events.add(event);
    }

    /** The client must see this conversation. */
    void follow(ChatId chat) {
        chats.add(chat);
    }

    Set<ChatId> chats() {
        return chats;
    }

    /** Notes that the client has got this number. */
    void saw(ChatId chat, long seq) {
        seen.merge(chat, seq, Math::max);
    }

    /** The greatest number that the client has got. */
    long lastSeen(ChatId chat) {
        return seen.getOrDefault(chat, 0L);
    }

    History history(int userId) {
        return new History(userId, chats, events);
    }
}
