package org.chatcluster.testkit.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.wire.Json;
import org.jspecify.annotations.Nullable;

/** What a client has still to send, in turn over its conversations, and what is not acknowledged yet. Confined to the loop's thread. */
final class Outbox {
    /** A message that was sent and not acknowledged; {@code refused} if it must be sent again. */
    static final class Pending {
        final ChatId chat;
        final long cid;
        final String text;
        final byte[] payload;
        boolean refused;

        Pending(ChatId chat, long cid, String text, byte[] payload) {
            this.chat = chat;
            this.cid = cid;
            this.text = text;
            this.payload = payload;
        }
    }

    private static final class Turn {
        final ChatId chat;
        long left;

        Turn(ChatId chat, long left) {
            this.chat = chat;
            this.left = left;
        }
    }

    private final int textLength;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private int refused;
    private long nextCid = 1;

    Outbox(int textLength) {
        this.textLength = textLength;
    }

    void plan(ChatId chat, long messages) {
        turns.add(new Turn(chat, messages));
    }

    /** Forgets what was planned and not sent. */
    void stop() {
        turns.clear();
    }

    boolean isDone() {
        return turns.isEmpty() && pending.isEmpty();
    }

    int inFlight() {
        return pending.size();
    }

    /** Whether everything in flight was refused, so that it can be sent again in order. */
    boolean isAllRefused() {
        return refused > 0 && refused == pending.size();
    }

    boolean hasRefused() {
        return refused > 0;
    }

    /** The next message, or null when all is sent. */
    @Nullable
    Pending next(int userId) {
        Turn turn = turns.poll();
        if (turn == null) {
            return null;
        }
        turn.left--;
        if (turn.left > 0) {
            turns.add(turn);
        }
        long cid = nextCid++;
        StringBuilder text = new StringBuilder().append(userId).append('-').append(cid);
        while (text.length() < textLength) {
            text.append(" lorem");
        }
        Pending message =
                new Pending(turn.chat, cid, text.toString(), payload(userId, turn.chat, cid, text.toString()));
        pending.put(cid, message);
        return message;
    }

    /** All that is not acknowledged, in the order of sending, to be sent again. */
    Iterable<Pending> again() {
        refused = 0;
        pending.values().forEach(message -> message.refused = false);
        return pending.values();
    }

    void acked(long cid) {
        Pending message = pending.remove(cid);
        if (message != null && message.refused) {
            refused--;
        }
    }

    void refusedForNow(long cid) {
        Pending message = pending.get(cid);
        if (message != null && !message.refused) {
            message.refused = true;
            refused++;
        }
    }

    private static byte[] payload(int userId, ChatId chat, long cid, String text) {
        ObjectNode message = chat.isGroup()
                ? Json.message(10).put("groupid", chat.high())
                : Json.message(6).put("toid", chat.otherThan(userId));
        return Json.bytes(message.put("msg", text).put("cid", cid));
    }
}
