package org.chatcluster.server.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which channels somebody wants to hear, and how far Redis knows. Changes are collected and sent together by {@link #flush}. Confined
 * to the thread of the bus.
 */
final class Subscriptions {
    private static final int MAX_AT_ONCE = 1_000;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<Entry> changed = new LinkedHashSet<>();
    private final Runnable lateConfirmation;
    private @Nullable Port port;
    private boolean waiting;
    private int early;

    /** Where the commands go. */
    interface Port {
        void subscribe(String... channels);

        void unsubscribe(String... channels);
    }

    private static final class Entry {
        private final String channel;
        private final List<CompletableFuture<Void>> waiting = new ArrayList<>(1);
        private int users;
        private int unanswered;
        private boolean sent;
        /** Somebody was told that it is heard before Redis has said so. */
        private boolean early;

        private Entry(String channel) {
            this.channel = channel;
        }

        private boolean isHeard() {
            return sent && unanswered == 0;
        }
    }

    /** {@code lateConfirmation} runs when the last channel is heard that somebody has not waited for. */
    Subscriptions(Runnable lateConfirmation) {
        this.lateConfirmation = lateConfirmation;
    }

    /** The channels that are wanted. */
    int size() {
        return entries.size();
    }

    /** Whether from now on {@link #add} waits for Redis; if not, nobody waits any more. */
    void setWaiting(boolean now) {
        waiting = now;
        if (!now) {
            entries.values().forEach(this::letGo);
        }
    }

    /** Ends {@code heard} when the channel is heard. */
    void add(String channel, CompletableFuture<Void> heard) {
        Entry entry = entries.computeIfAbsent(channel, Entry::new);
        entry.users++;
        changed.add(entry);
        if (entry.isHeard()) {
            heard.complete(null);
            return;
        }
        entry.waiting.add(heard);
        if (!waiting) {
            letGo(entry);
        }
    }

    void remove(String channel) {
        Entry entry = entries.get(channel);
        if (entry != null && entry.users > 0) {
            entry.users--;
            changed.add(entry);
        }
    }

    /** Sends what has changed. */
    void flush() {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (Entry entry : changed) {
            if (port != null && entry.users > 0 && !entry.sent) {
                entry.sent = true;
                entry.unanswered++;
                wanted.add(entry.channel);
            } else if (port != null && entry.users == 0 && entry.sent) {
                entry.sent = false;
                unwanted.add(entry.channel);
            }
            removeIfUnused(entry);
        }
        changed.clear();
        if (port != null) {
            sendAll(wanted, port::subscribe);
            sendAll(unwanted, port::unsubscribe);
        }
    }

    /** Redis has answered one SUBSCRIBE of this channel. It answers in the order of the commands. */
    void confirmed(String channel) {
        Entry entry = entries.get(channel);
        if (entry == null || entry.unanswered == 0) {
            return;
        }
        entry.unanswered--;
        if (entry.isHeard()) {
            entry.waiting.forEach(heard -> heard.complete(null));
            entry.waiting.clear();
            notEarly(entry);
        }
        removeIfUnused(entry);
    }

    /** There is a new connection: sends everything, {@code last} as the last. */
    void connected(Port newPort, String last) {
        port = newPort;
        changed.addAll(entries.values());
        Entry lastEntry = entries.get(last);
        if (lastEntry != null && changed.remove(lastEntry)) {
            changed.add(lastEntry);
        }
        flush();
    }

    /** Redis knows of nothing any more. */
    void disconnected() {
        port = null;
        for (Entry entry : List.copyOf(entries.values())) {
            entry.sent = false;
            entry.unanswered = 0;
            letGo(entry);
            removeIfUnused(entry);
        }
    }

    private void letGo(Entry entry) {
        if (!entry.waiting.isEmpty() && !entry.early) {
            entry.early = true;
            early++;
        }
        entry.waiting.forEach(heard -> heard.complete(null));
        entry.waiting.clear();
    }

    private void notEarly(Entry entry) {
        if (entry.early) {
            entry.early = false;
            early--;
            if (early == 0) {
                lateConfirmation.run();
            }
        }
    }

    private void removeIfUnused(Entry entry) {
        if (entry.users == 0 && !entry.sent && entry.unanswered == 0) {
            entry.waiting.forEach(heard -> heard.complete(null));
            notEarly(entry);
            entries.remove(entry.channel);
        }
    }

    private static void sendAll(List<String> channels, Consumer<String[]> command) {
        for (int from = 0; from < channels.size(); from += MAX_AT_ONCE) {
            List<String> some = channels.subList(from, Math.min(channels.size(), from + MAX_AT_ONCE));
            command.accept(some.toArray(String[]::new));
        }
    }
}
