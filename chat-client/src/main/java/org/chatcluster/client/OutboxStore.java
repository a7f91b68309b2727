package org.chatcluster.client;

import java.io.IOException;
import java.util.List;

/**
 * Where chat messages are kept until their outcome is known, so that a later run of the client sends what this one could not.
 * Called on one thread of the client, which may block.
 */
public interface OutboxStore {
    /**
     * Opens the queue of an account, for this client alone. A client that fails tries again later, and one that comes to rest without a
     * session closes what it has: who takes its session over gets its queue too.
     *
     * @throws IOException if another client has it, or it cannot be read; the message is one sentence for a person
     */
    Queue open(int accountId) throws IOException;

    /** The messages of one account. */
    interface Queue extends AutoCloseable {
        /** What there is, in the order of {@link #add}. */
        List<StoredMessage> messages();

        /** Keeps a message: once this returns, it outlives a crash. A message whose {@code cid} is there already stays as it is. */
        void add(StoredMessage message) throws IOException;

        /** The outcome of a message is known; no effect where there is none with this {@code cid}. */
        void remove(long cid) throws IOException;

        /** The account does not want anything of this to be sent any more. */
        void clear() throws IOException;

        /** Lets other clients have the queue, with what is in it. */
        @Override
        void close() throws IOException;
    }
}
