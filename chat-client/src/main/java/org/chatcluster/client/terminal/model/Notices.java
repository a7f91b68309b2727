package org.chatcluster.client.terminal.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;

/** What stands between the messages of a conversation. Guarded by the {@link Desk} that owns it. */
final class Notices {
    static final int MAX = 500;

    /** Each behind the message with its seq. */
    private final NavigableMap<Long, List<Notice>> behind = new TreeMap<>();

    private int count;

    /** A notice comes behind the message {@code seq}; where there are too many the oldest one goes. */
    void add(long seq, Notice notice) {
        behind.computeIfAbsent(seq, ignored -> new ArrayList<>()).add(notice);
        count++;
        if (count > MAX) {
            List<Notice> oldest = behind.firstEntry().getValue();
            oldest.remove(0);
            count--;
            if (oldest.isEmpty()) {
                behind.pollFirstEntry();
            }
        }
    }

    /** The notices that stand before any message stand behind the message {@code seq} from now on. */
    void moveBehind(long seq) {
        List<Notice> early = behind.remove(0L);
        if (early != null) {
            behind.put(seq, early);
        }
    }

    /** The messages up to that one go, with the notices behind them. */
    void forgetUpTo(long seq) {
        NavigableMap<Long, List<Notice>> gone = behind.headMap(seq, true);
        count -= gone.values().stream().mapToInt(List::size).sum();
        gone.clear();
    }

    /** The messages, in rising order, with the notices in their places. */
    List<Entry> among(Collection<Message> messages) {
        List<Entry> entries = new ArrayList<>(messages.size() + count);
        Deque<Map.Entry<Long, List<Notice>>> left = new ArrayDeque<>(behind.entrySet());
        for (Message message : messages) {
            while (!left.isEmpty() && left.getFirst().getKey() < message.seq()) {
                entries.addAll(left.removeFirst().getValue());
            }
            entries.add(message);
        }
        left.forEach(rest -> entries.addAll(rest.getValue()));
        return entries;
    }
}
