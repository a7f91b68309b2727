package org.chatcluster.client.terminal.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chatcluster.client.terminal.model.Entry.Message;

/** The messages of a conversation that have their place, as far as they are here, and what they take. Guarded by the {@link Desk} that owns it. */
final class CommittedMessages {
    /** What a message takes beside its text, in characters. */
    private static final long MESSAGE_WEIGHT = 250;

    /** By seq, so that no message is there twice, from wherever it comes. */
    private final NavigableMap<Long, Message> bySeq = new TreeMap<>();

    private long weight;
    private long readByOthers;

    /** The first one stays: it tells more than a page of the history, its cid, whether it names this account, who has read it. */
    void add(Message message) {
        Message known = bySeq.get(message.seq());
        if (known == null) {
            weight += weight(message);
        }
        boolean isRead = message.own() && message.seq() <= readByOthers;
        Message first = known == null ? message : known;
        bySeq.put(message.seq(), isRead ? message.with(Fate.READ, "") : first);
    }

    private static long weight(Message message) {
        return MESSAGE_WEIGHT + message.text().length();
    }

    /** Takes the oldest one out, where there is one. */
    Message takeOldest() {
        Message oldest = bySeq.pollFirstEntry().getValue();
        weight -= weight(oldest);
        return oldest;
    }

    /** Somebody else has read so far; whether there was anything of this account that nobody had read before. */
    boolean readByOthers(long seq) {
        boolean news = false;
        for (Map.Entry<Long, Message> at : bySeq.subMap(readByOthers, false, Math.max(readByOthers, seq), true)
                .entrySet()) {
            if (at.getValue().own()) {
                at.setValue(at.getValue().with(Fate.READ, ""));
                news = true;
            }
        }
        readByOthers = Math.max(readByOthers, seq);
        return news;
    }

    boolean isEmpty() {
        return bySeq.isEmpty();
    }

    int size() {
        return bySeq.size();
    }

    /** What they take, in characters. */
    long weight() {
        return weight;
    }

    /** The seq of the oldest one; 0 if there is none. */
    long firstSeq() {
        return isEmpty() ? 0 : bySeq.firstKey();
    }

    /** Those above {@code seq}. */
    List<Message> after(long seq) {
        return List.copyOf(bySeq.tailMap(seq, false).values());
    }

    Collection<Message> oldestFirst() {
        return bySeq.values();
    }

    Collection<Message> newestFirst() {
        return bySeq.descendingMap().values();
    }
}
