package org.chatcluster.server.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last seq of the conversations a lane has written to lately. A guess, never the truth: where another node has been met it is
 * read again before each batch, until nobody else has written there for a while. Thread-safe.
 */
final class LastSeqs {
    /** About 10 MiB a lane when full. */
    private static final int CAPACITY = 100_000;
    /** So many reads in a row must find nothing new before a guess is trusted again. */
    private static final int QUIET_READS = 3;

    private final Map<Conversation, Guess> guesses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Conversation, Guess> eldest) {
            return size() > CAPACITY;
        }
    };

    private static final class Guess {
        long seq;
        int readsLeft;
    }

    /** The last seq of a conversation that is known. */
    synchronized long get(Conversation conversation) {
        Guess guess = guesses.get(conversation);
        if (guess == null) {
            throw new IllegalStateException("The last seq of " + conversation + " has not been read.");
        }
        return guess.seq;
    }

    /**
     * This lane has written these rows, those of a conversation together and by rising seq; more may have been heard of in the
     * meantime.
     */
    synchronized void wrote(List<StoredMessage> rows) {
        for (int i = 0; i < rows.size(); i++) {
            StoredMessage row = rows.get(i);
            boolean last =
                    i + 1 == rows.size() || !rows.get(i + 1).conversation().equals(row.conversation());
            if (last) {
                Guess guess = guesses.computeIfAbsent(row.conversation(), same -> new Guess());
                guess.seq = Math.max(guess.seq, row.seq());
            }
        }
    }

    /** Somebody has written up to {@code seq}, if the conversation is one of those that are kept. */
    synchronized void heard(Conversation conversation, long seq) {
        Guess guess = guesses.get(conversation);
        if (guess != null && seq > guess.seq) {
            guess.seq = seq;
            if (guess.readsLeft > 0) {
                guess.readsLeft = QUIET_READS;
            }
        }
    }

    /** The database says that this is the last, which is believed whatever was heard: too low is a conflict, too high would be a hole. */
    synchronized void read(Conversation conversation, long seq) {
        Guess guess = guesses.computeIfAbsent(conversation, same -> new Guess());
        if (guess.readsLeft > 0) {
            guess.readsLeft = seq == guess.seq ? guess.readsLeft - 1 : QUIET_READS;
        }
        guess.seq = seq;
    }

    /** The conversations that have to be read before these can be numbered; those of a conversation stand together. */
    synchronized Collection<Conversation> listToRead(List<Append> appends) {
        List<Conversation> toRead = new ArrayList<>(0);
        Conversation previous = null;
        for (Append append : appends) {
            Conversation conversation = append.conversation();
            if (!conversation.equals(previous)) {
                previous = conversation;
                Guess guess = guesses.get(conversation);
                if (guess == null || guess.readsLeft > 0) {
                    toRead.add(conversation);
                }
            }
        }
        return toRead;
    }

    /** In one of these somebody else was faster. */
    synchronized void contended(List<Append> appends) {
        for (Append append : appends) {
            guesses.computeIfAbsent(append.conversation(), same -> new Guess()).readsLeft = QUIET_READS;
        }
    }

    synchronized void clear() {
        guesses.clear();
    }
}
