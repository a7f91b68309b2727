package org.chatcluster.client.terminal.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/** Which conversation the person is in, and how far each was shown and read. Thread-safe. */
public final class Desk {
    private final Map<Target, Marks> marks = new HashMap<>();
    private @Nullable Target current;

    private static final class Marks {
        private long last;
        private long shown;
        private long read;
    }

    /** Takes over what the server knows. */
    public synchronized void begin(List<ConversationInfo> infos) {
        for (ConversationInfo info : infos) {
            Marks known = of(info.target());
            known.last = Math.max(known.last, info.lastSeq());
            known.read = Math.max(known.read, info.readSeq());
        }
    }

    public synchronized void clear() {
        marks.clear();
        current = null;
    }

    public synchronized Optional<Target> current() {
        return Optional.ofNullable(current);
    }

    /** Turns to a conversation; what was shown of it counts as read from now on. */
    public synchronized void turnTo(Target conversation) {
        current = conversation;
    }

    /** The conversation is no more. */
    public synchronized void leave(Target conversation) {
        marks.remove(conversation);
        if (conversation.equals(current)) {
            current = null;
        }
    }

    /** A message is on the screen. Who sends has read what came before. */
    public synchronized void shown(Target conversation, long seq, boolean own) {
        Marks known = of(conversation);
        known.last = Math.max(known.last, seq);
        known.shown = Math.max(known.shown, seq);
        if (own && known.read >= seq - 1) {
            known.read = Math.max(known.read, seq);
        }
    }

    /** This account has read the conversation, here or on another device. */
    public synchronized void read(Target conversation, long seq) {
        Marks known = of(conversation);
        known.read = Math.max(known.read, seq);
    }

    /** What is to be told as read: shown in the current conversation and not yet told; 0 if there is nothing. */
    public synchronized long takeRead(Target conversation) {
        Marks known = of(conversation);
        if (!conversation.equals(current) || known.shown <= known.read) {
            return 0;
        }
        known.read = known.shown;
        return known.read;
    }

    /** Conversations with something unread, and how much. */
    public synchronized Map<Target, Long> unread() {
        Map<Target, Long> unread = new LinkedHashMap<>();
        marks.forEach((conversation, known) -> {
            if (known.last > known.read) {
                unread.put(conversation, known.last - known.read);
            }
        });
        return unread;
    }

    private Marks of(Target conversation) {
        return marks.computeIfAbsent(conversation, ignored -> new Marks());
    }
}
