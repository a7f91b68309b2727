package org.chatcluster.server.log;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last seq of the conversations a lane has written to lately. A guess, never the truth. Thread-safe. */
final class LastSeqs {
    /** About 10 MiB a lane when full. */
    private static final int CAPACITY = 100_000;

    private final Map<Conversation, Long> seqs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Conversation, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    /** The last seq of a conversation that is known. */
    synchronized long get(Conversation conversation) {
        Long seq = seqs.get(conversation);
        if (seq == null) {
            throw new IllegalStateException("The last seq of " + conversation + " has not been read.");
        }
        return seq;
    }

    /** The conversation has messages up to {@code seq}, or beyond where that was heard of in the meantime. */
    synchronized void learn(Conversation conversation, long seq) {
        seqs.merge(conversation, seq, Math::max);
    }

    /** {@link #learn}, if the conversation is one of those that are kept. */
    synchronized void raise(Conversation conversation, long seq) {
        seqs.computeIfPresent(conversation, (same, known) -> Math.max(known, seq));
    }

    synchronized Collection<Conversation> unknown(List<Append> appends) {
        Set<Conversation> unknown = new LinkedHashSet<>();
        for (Append append : appends) {
            if (!seqs.containsKey(append.conversation())) {
                unknown.add(append.conversation());
            }
        }
        return unknown;
    }

    synchronized void forget(List<Append> appends) {
        appends.forEach(append -> seqs.remove(append.conversation()));
    }

    synchronized void clear() {
        seqs.clear();
    }
}
