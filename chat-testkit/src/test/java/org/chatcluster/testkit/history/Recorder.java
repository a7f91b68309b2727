package org.chatcluster.testkit.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the history of a user by hand, in the conversation of users 1 and 2. */
final class Recorder {
    private static final ChatId CHAT = ChatId.direct(1, 2);

    private final int userId;
    private final List<Event> events = new ArrayList<>();

    Recorder(int userId) {
        this.userId = userId;
    }

    History history() {
        return new History(userId, Set.of(CHAT), events);
    }

    Recorder login() {
        return add(new Event.LoggedIn(0));
    }

    Recorder sent(long atNanos, long cid) {
        return sent(CHAT, atNanos, cid, text(userId, cid));
    }

    Recorder sent(ChatId chat, long atNanos, long cid, String text) {
        return add(new Event.Sent(atNanos, chat, cid, text));
    }

    Recorder acked(long atNanos, long cid, long seq) {
        return add(new Event.Acked(atNanos, CHAT, cid, seq, false));
    }

    Recorder dup(long atNanos, long cid, long seq) {
        return add(new Event.Acked(atNanos, CHAT, cid, seq, true));
    }

    Recorder received(int senderId, long cid, long seq) {
        return add(new Event.Received(CHAT, senderId, seq, text(senderId, cid)));
    }

    Recorder read(int senderId, long cid, long seq) {
        return add(new Event.Read(CHAT, senderId, seq, text(senderId, cid)));
    }

    private static String text(int senderId, long cid) {
        return cid + " of " + senderId;
    }

    private Recorder add(Event event) {
        events.add(event);
        return this;
    }
}
