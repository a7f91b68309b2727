package org.chatcluster.bench.floor;

import java.sql.SQLException;

/**
 * The rows of one writer: messages of 95 characters, which make frames of 150 bytes, in conversations of two who write in turn; all conversations
 * get messages equally often. A batch comes by conversation and seq, as from a lane. Confined to its thread.
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
    private final long[] lastSeqs;
    private int next;

    /** Rows of {@code conversations}, each between one of the users from {@code firstUser} on and a friend who is nobody else's. */
    FloorRows(int firstUser, int conversations) {
        this.firstUser = firstUser;
        this.lastSeqs = new long[conversations];
    }

    /** Hands the next {@code count} rows over. */
    void take(int count, Sink sink) throws SQLException {
        int conversations = lastSeqs.length;
        long now = System.currentTimeMillis();
        for (int i = 0; i < conversations; i++) {
            int behindNext = Math.floorMod(i - next, conversations);
            int messages = (count - behindNext + conversations - 1) / conversations;
            for (int message = 0; message < messages; message++) {
                int user = firstUser + i;
                int friend = FRIENDS_FROM + user;
                long seq = ++lastSeqs[i];
                sink.row(((long) user << BITS_OF_A_USER) + friend, seq, seq % 2 == 0 ? user : friend, seq, now);
            }
        }
        next = (next + count) % conversations;
    }
}
