package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;

/** What one client has of each conversation, own messages included, in the order in which it heard of them. Thread-safe. */
final class Ledger implements ClientListener {
    private final Map<Target, List<Entry>> conversations = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final CountDownLatch synced = new CountDownLatch(1);
    private int reconnects;

    /** A message as it was heard. */
    record Entry(long seq, String text) {}

    @Override
    public synchronized void message(ChatMessage message) {
        add(message.conversation(), new Entry(message.seq(), message.text()));
    }

    @Override
    public synchronized void sent(Outgoing message, ChatAck ack) {
        if (!ack.dup()) {
            add(message.conversation(), new Entry(ack.seq(), message.text()));
        }
    }

    private void add(Target conversation, Entry entry) {
        conversations
                .computeIfAbsent(conversation, ignored -> new ArrayList<>())
                .add(entry);
    }

    @Override
    public synchronized void gap(Gap gap) {
        gaps.add(gap);
    }

    @Override
    public synchronized void loggedIn(Session session) {
        reconnects += session.resumed() ? 1 : 0;
    }

    @Override
    public void synced() {
        synced.countDown();
    }

    synchronized List<Entry> of(Target conversation) {
        return List.copyOf(conversations.getOrDefault(conversation, List.of()));
    }

    synchronized int reconnects() {
        return reconnects;
    }

    boolean isSynced() {
        return synced.getCount() == 0;
    }

    /** Every seq from {@code first} on stands there once and in order, and no gap had to be filled. */
    void assertComplete(Target conversation, long first, int count) {
        List<Entry> entries = of(conversation);
        assertThat(entries).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(entries.get(i).seq()).isEqualTo(first + i);
        }
        synchronized (this) {
            assertThat(gaps).isEmpty();
        }
    }
}
