package org.chatcluster.server.message;

import java.util.Collection;
import java.util.List;
import org.chatcluster.server.log.Conversation;

/** The cursors of accounts in their conversations. Thread-safe and blocking. */
public interface InboxDao {
    /** Where an account stands in one conversation. {@code lastTime} is that of the last message, 0 where there is none. */
    record Entry(Conversation conversation, long receivedSeq, long readSeq, long lastSeq, long lastTime) {}

    /** The last seq of a conversation of an account, 0 where nothing was said. */
    record End(int userId, Conversation conversation, long lastSeq) {}

    /** Cursors to be stored; what is smaller than the stored value changes nothing. */
    record Move(int userId, Conversation conversation, long receivedSeq, long readSeq) {}

    /** Every conversation of the account that has an inbox row: one-to-one ones and groups it is or was in. */
    List<Entry> list(int userId);

    /** The ends of the conversations of these accounts that have an inbox row. */
    List<End> listEnds(Collection<Integer> userIds);

    /** Stores all of them in one statement, or a few if there are thousands; never moves a cursor back. */
    void move(Collection<Move> moves);
}
