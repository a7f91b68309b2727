package org.chatcluster.server.log;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last seq of the conversations a lane has written to lately. A guess, never the truth. Confined to its lane. */
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
    long get(Conversation conversation) {
        Long seq = seqs.get(conversation);
        if (seq == null) {
            throw new IllegalStateException("The last seq of " + conversation + " has not been read.");
        }
        return seq;
    }

    void put(Conversation conversation, long seq) {
        seqs.put(conversation, seq);
    }

    Collection<Conversation> unknown(List<Append> appends) {
        Set<Conversation> unknown = new LinkedHashSet<>();
        for (Append append : appends) {
            if (!seqs.containsKey(append.conversation())) {
                unknown.add(append.conversation());
            }
        }
        return unknown;
    }

    void forget(List<Append> appends) {
        appends.forEach(append -> seqs.remove(append.conversation()));
    }

    void clear() {
        seqs.clear();
    }
}
