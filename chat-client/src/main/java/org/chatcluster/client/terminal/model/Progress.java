package org.chatcluster.client.terminal.model;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.chatcluster.client.terminal.model.Entry.Message;

/** How far a conversation has come, and how far the person has. Guarded by the {@link Desk} that owns it. */
final class Progress {
    private final NavigableSet<Long> mentions = new TreeSet<>();
    private final NavigableSet<Long> own = new TreeSet<>();
    private long last;
    /** Everything up to here was shown. */
    private long shown;

    /** What was there when the person began to look. */
    private long backlogEnd;

    private long seen;
    private long read;

    /** What was printed last has no gap from here to there; nothing was printed while the end is 0. */
    private long printedFrom = Long.MAX_VALUE;

    private long printedTo;

    /** What the server knows at a login. */
    void begin(long lastSeq, long readSeq) {
        last = Math.max(last, lastSeq);
        backlogEnd = Math.max(backlogEnd, lastSeq);
        read(readSeq);
    }

    /** A message is here. */
    void came(Message message) {
        last = Math.max(last, message.seq());
        if (message.seq() > read && message.own()) {
            own.add(message.seq());
        } else if (message.seq() > read && message.mention()) {
            mentions.add(message.seq());
        }
    }

    void read(long seq) {
        read = Math.max(read, seq);
        mentions.headSet(read, true).clear();
        own.headSet(read, true).clear();
    }

    /** The person begins to look: what is there by now was shown when it has been on the screen, not when something behind it is. */
    void beginLooking() {
        backlogEnd = last;
    }

    /** Messages are shown. What comes while the person looks passes by and counts as shown, even if there is too much for a screen. */
    void show(long firstSeq, long lastSeq) {
        long known = behindOwn(Math.max(shown, read));
        if (firstSeq <= known + 1 || known >= backlogEnd) {
            shown = Math.max(shown, lastSeq);
        }
    }

    /** Where the messages of this account end that stand right behind {@code seq}: they need no reading. */
    private long behindOwn(long seq) {
        long end = seq;
        for (long next : own.tailSet(seq, false)) {
            if (next > end + 1) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** Messages are printed. What was printed behind them is shown with them, when it stood behind a gap that they fill. */
    void print(long firstSeq, long lastSeq) {
        if (printedTo == 0 || firstSeq > printedTo + 1) {
            printedFrom = firstSeq;
            printedTo = lastSeq;
        } else if (lastSeq >= printedFrom - 1) {
            printedFrom = Math.min(printedFrom, firstSeq);
            printedTo = Math.max(printedTo, lastSeq);
        } else {
            show(firstSeq, lastSeq);
            return;
        }
        show(printedFrom, printedTo);
    }

    /** From here on all was printed, so far as it has come; {@link Long#MAX_VALUE} if nothing was. */
    long printedFrom() {
        return printedFrom;
    }

    /** The person looks at what is shown. */
    void looked() {
        seen = shown;
    }

    /** How far it is to be told as read, or 0 if that was told. */
    long takeRead() {
        long end = behindOwn(Math.max(seen, read));
        if (end <= read) {
            return 0;
        }
        read(end);
        return read;
    }

    /** Behind this stands what the person has not read. */
    long newAfter() {
        return behindOwn(read);
    }

    /** Messages of others that were not read. */
    long unread() {
        return Math.max(0, last - read - own.size());
    }

    /** How many of these name this account. */
    int mentions() {
        return mentions.size();
    }

    long last() {
        return last;
    }

    long read() {
        return read;
    }
}
