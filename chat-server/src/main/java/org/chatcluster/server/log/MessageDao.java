package org.chatcluster.server.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The rows of the log. Blocking, and thread-safe unless it was made for one lane. Every method throws a
 * {@link org.chatcluster.server.error.StorageException} whose subclass says what is known of the outcome.
 */
public interface MessageDao {
    /** The last seq of each conversation that has a message, in one statement. */
    Map<Conversation, Long> lastSeqs(Collection<Conversation> conversations);

    /**
     * The same for whoever wants to write next: if somebody else is just writing to one of them, that is waited for.
     */
    Map<Conversation, Long> settledLastSeqs(Collection<Conversation> conversations);

    /** Makes sure, in one statement, that both people of each one-to-one conversation have their inbox row. */
    void addInboxes(Collection<Conversation> directs);

    /**
     * Inserts all rows in one auto-committed statement or none of them. The rows come sorted by conversation and seq.
     *
     * @throws org.chatcluster.server.error.StorageException.DuplicateKey if a place or a key is taken
     */
    void insert(List<StoredMessage> rows);

    /** Those of the messages with these keys that are committed; what somebody is just committing is waited for. */
    List<StoredMessage> findByKeys(Collection<StoredMessage.Key> keys);

    /** Messages with {@code after < seq <= upTo} by rising seq: at most {@code limit}. */
    List<StoredMessage> listAfter(Conversation conversation, long after, long upTo, int limit);

    /** The newest {@code limit} messages with {@code after < seq < before}, by falling seq. */
    List<StoredMessage> listBefore(Conversation conversation, long before, long after, int limit);
}
