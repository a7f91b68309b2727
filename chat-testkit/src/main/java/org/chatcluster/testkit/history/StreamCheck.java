package org.chatcluster.testkit.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Follows one client: within a connection each conversation must come without holes, without repeats and rising, where the ack of an
 * own message stands for its push; over all connections nothing may be left out. Confined to one thread.
 */
final class StreamCheck {
    private final History history;
    private final Findings findings;
    /** Per conversation, the last number of this connection. */
    private final Map<ChatId, Long> last = new HashMap<>();
    /** Per conversation, up to where all connections together have seen everything. */
    private final Map<ChatId, Long> complete = new HashMap<>();
    /** Per conversation, the last number of the log that was read. */
    private final Map<ChatId, Long> lastRead = new HashMap<>();

    private final Map<ChatId, Set<Long>> seen = new HashMap<>();
    private final Map<ChatId, Set<Long>> read = new HashMap<>();

    StreamCheck(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
    }

    void run() {
        for (Event event : history.events()) {
            if (event instanceof Event.LoggedIn) {
                last.clear();
            } else if (event instanceof Event.Received received) {
                follow(received.chat(), received.seq());
            } else if (event instanceof Event.Acked acked && !acked.dup()) {
                follow(acked.chat(), acked.seq());
            } else if (event instanceof Event.Read page) {
                followLog(page.chat(), page.seq());
            }
        }
    }

    /** Whether this client got the message, pushed or as its own ack. */
    boolean hasSeen(ChatId chat, long seq) {
        return seen.getOrDefault(chat, Set.of()).contains(seq);
    }

    /** Whether this client read the log of a conversation and did not find the message in it. */
    boolean hasMissedInLog(ChatId chat, long seq) {
        Set<Long> found = read.get(chat);
        return found != null && !found.contains(seq);
    }

    private void follow(ChatId chat, long seq) {
        boolean fresh = seen.computeIfAbsent(chat, key -> new HashSet<>()).add(seq);
        Long before = last.get(chat);
        last.merge(chat, seq, Math::max);
        if (before == null) {
            long upTo = complete.getOrDefault(chat, 0L);
            if (seq > upTo + 1) {
                report(Finding.Kind.HOLE, chat, "a connection begins with " + seq + " while it has all up to " + upTo);
            }
        } else if (seq > before + 1) {
            report(Finding.Kind.HOLE, chat, "after " + before + " comes " + seq);
        } else if (seq == before || (seq < before && !fresh)) {
            report(Finding.Kind.DELIVERED_TWICE, chat, seq + " again after " + before);
        } else if (seq < before) {
            report(Finding.Kind.ORDER_BROKEN, chat, "after " + before + " comes " + seq);
        }
        if (seq == complete.getOrDefault(chat, 0L) + 1) {
            complete.put(chat, seq);
        }
    }

    private void followLog(ChatId chat, long seq) {
        read.computeIfAbsent(chat, key -> new HashSet<>()).add(seq);
        long before = lastRead.getOrDefault(chat, 0L);
        if (seq > before + 1) {
            report(Finding.Kind.HOLE, chat, "in the log after " + before + " comes " + seq);
        } else if (seq <= before) {
            report(Finding.Kind.ORDER_BROKEN, chat, "in the log after " + before + " comes " + seq);
        }
        lastRead.merge(chat, seq, Math::max);
    }

    private void report(Finding.Kind kind, ChatId chat, String what) {
        findings.add(kind, "user " + history.userId() + ", " + chat + ": " + what);
    }
}
