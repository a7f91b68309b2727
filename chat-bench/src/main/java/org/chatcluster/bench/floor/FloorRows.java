package org.chatcluster.bench.floor;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * The rows of one writer: messages of 95 characters, which make frames of 150 bytes, some of each conversation in turn, as a node gets them from
 * senders who have that many under way. A batch comes by conversation and seq, as from a lane. Confined to its thread.
 */
final class FloorRows {
    /** The text of every message: nothing in it needs an escape. */
    static final String BODY =
            "A text of ninety-five characters, as long as people write to each other on a day like any other";

    private static final int BITS_OF_A_USER = 31;
    private static final int FRIENDS_FROM = 1_000_000;

    /** Takes one row. */
    @FunctionalInterface
    interface Sink {
        void row(long conversation, long seq, int sender, long cid, long sentAt) throws SQLException;
    }

    private final int firstUser;
    private final int run;
    private final long[] lastSeqs;
    private final int[] messages;
    private long next;

    /**
     * Rows of {@code conversations}, each from one of the users from {@code firstUser} on to a friend who is nobody else's, {@code run} of them in
     * turn.
     */
    FloorRows(int firstUser, int conversations, int run) {
        this.firstUser = firstUser;
        this.run = run;
        this.lastSeqs = new long[conversations];
        this.messages = new int[conversations];
    }

    /** Hands the next {@code count} rows over. */
    void take(int count, Sink sink) throws SQLException {
        Arrays.fill(messages, 0);
        for (int i = 0; i < count; i++) {
            messages[(int) (next++ / run % messages.length)]++;
        }
        long now = System.currentTimeMillis();
        for (int i = 0; i < messages.length; i++) {
            int user = firstUser + i;
            long conversation = ((long) user << BITS_OF_A_USER) + FRIENDS_FROM + user;
            for (int message = 0; message < messages[i]; message++) {
                long seq = ++lastSeqs[i];
                sink.row(conversation, seq, user, seq, now);
            }
        }
    }
}
