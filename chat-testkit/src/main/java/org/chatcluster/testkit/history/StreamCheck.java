package org.chatcluster.testkit.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one client: within a connection each conversation must come without holes, without repeats and rising, where the ack of an
 * own message stands for its push; over all connections nothing may be left out. Confined to one thread.
 */
final class StreamCheck {
    /** What the client has of one conversation. There are millions of events, so numbers are bits. */
    private static final class Progress {
        /** Got in any connection. */
        final BitSet seen = new BitSet();
        /** Found in the log; null if it was not read. */
        @Nullable
        BitSet read;
        /** The greatest number of this connection; 0 if it has none. */
        int last;
        /** Up to where all connections together have everything. */
        int complete;
    }

    private final History history;
    private final Findings findings;
    private final Map<ChatId, Progress> chats = new HashMap<>();

    StreamCheck(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
    }

    void run() {
        for (Event event : history.events()) {
            if (event instanceof Event.LoggedIn) {
                chats.values().forEach(progress -> progress.last = 0);
            } else if (event instanceof Event.Received received) {
                follow(received.chat(), Math.toIntExact(received.seq()));
            } else if (event instanceof Event.Acked acked && !acked.dup()) {
                follow(acked.chat(), Math.toIntExact(acked.seq()));
            } else if (event instanceof Event.Read page) {
                followLog(page.chat(), Math.toIntExact(page.seq()));
            }
        }
    }

    /** Whether this client got the message, pushed or as its own ack. */
    boolean hasSeen(ChatId chat, long seq) {
        Progress progress = chats.get(chat);
        return progress != null && progress.seen.get(Math.toIntExact(seq));
    }

    /** Whether this client read the log of a conversation and did not find the message in it. */
    boolean hasMissedInLog(ChatId chat, long seq) {
        Progress progress = chats.get(chat);
        return progress != null && progress.read != null && !progress.read.get(Math.toIntExact(seq));
    }

    private void follow(ChatId chat, int seq) {
        Progress progress = progress(chat);
        boolean fresh = !progress.seen.get(seq);
        progress.seen.set(seq);
        int before = progress.last;
        progress.last = Math.max(before, seq);
        if (before == 0) {
            if (seq > progress.complete + 1) {
                report(
                        Finding.Kind.HOLE,
                        chat,
                        "a connection begins with " + seq + " while it has all up to " + progress.complete);
            }
        } else if (seq > before + 1) {
            report(Finding.Kind.HOLE, chat, "after " + before + " comes " + seq);
        } else if (seq <= before && !fresh) {
            report(Finding.Kind.DELIVERED_TWICE, chat, seq + " again after " + before);
        } else if (seq < before) {
            report(Finding.Kind.ORDER_BROKEN, chat, "after " + before + " comes " + seq);
        }
        if (seq == progress.complete + 1) {
            progress.complete = progress.seen.nextClearBit(seq) - 1;
        }
    }

    private void followLog(ChatId chat, int seq) {
        Progress progress = progress(chat);
        BitSet read = progress.read;
        if (read == null) {
            read = new BitSet();
            progress.read = read;
        }
        int before = Math.max(0, read.length() - 1);
        read.set(seq);
        if (seq > before + 1) {
            report(Finding.Kind.HOLE, chat, "in the log after " + before + " comes " + seq);
        } else if (seq <= before) {
            report(Finding.Kind.ORDER_BROKEN, chat, "in the log after " + before + " comes " + seq);
        }
    }

    private Progress progress(ChatId chat) {
        return chats.computeIfAbsent(chat, key -> new Progress());
    }

    private void report(Finding.Kind kind, ChatId chat, String what) {
        findings.add(kind, "user " + history.userId() + ", " + chat + ": " + what);
    }
}
