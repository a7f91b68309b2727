package org.chatcluster.client.terminal.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.common.protocol.Limits;
import org.jspecify.annotations.Nullable;

/** What this client has of one conversation. Guarded by the {@link Desk} that owns it. */
final class Conversation {
    /**
     * In characters: 10,000 messages of a line each, more than a person scrolls through. Older ones are asked for again, and stay while
     * the person is there.
     */
    static final long MAX_WEIGHT = 3_000_000;

    /** What a message takes beside its text, in characters. */
    private static final long MESSAGE_WEIGHT = 250;

    static final int MAX_NOTICES = 500;

    /** By seq, so that no message is there twice, from wherever it comes. */
    private final NavigableMap<Long, Message> committed = new TreeMap<>();

    /** By cid, in the order in which they were written. */
    private final Map<Long, Message> waiting = new LinkedHashMap<>();

    /** Each behind the message with its seq. */
    private final NavigableMap<Long, List<Notice>> notices = new TreeMap<>();

    private final Progress progress = new Progress();
    private int noticeCount;
    private long weight;
    private long readByOthers;
    private long newAfter = Timeline.NO_LINE;
    private boolean older;
    private boolean loading;

    /** Messages have gone because there were too many. */
    private boolean cut;

    private String draft = "";
    private @Nullable Timeline view;

    /** {@code older} tells whether the server may have messages that are not here. */
    Conversation(boolean older) {
        this.older = older;
    }

    /** What the server knows at a login. What was to be seen before the first one belongs to the end, not before the whole history. */
    void begin(long lastSeq, long readSeq) {
        List<Notice> early = progress.last() == 0 ? notices.remove(0L) : null;
        progress.begin(lastSeq, readSeq);
        if (early != null) {
            notices.put(progress.last(), early);
            view = null;
        }
    }

    /** A message has come, or one of this account has got its place. */
    void arrived(Message message) {
        if (progress.last() == 0) {
            // What was said before, as in a group just joined, is nobody's news.
            begin(message.seq() - 1, message.seq() - 1);
        }
        if (message.own() && message.cid() == 0) {
            forgetWaiting(message.text());
        }
        long before = weight;
        add(message);
        // For one that comes one goes, however much of the history the person has asked for.
        forgetDownTo(Math.max(MAX_WEIGHT, before));
    }

    int messages() {
        return committed.size();
    }

    /** What its messages take, in characters. */
    long weight() {
        return weight;
    }

    private static long weight(Message message) {
        return MESSAGE_WEIGHT + message.text().length();
    }

    /** The oldest messages go, until the others take no more than that. */
    void forgetDownTo(long bound) {
        while (weight > bound) {
            forgetOldest();
        }
    }

    /** The oldest message goes, with what stands behind it; it can be asked for again. */
    void forgetOldest() {
        Message oldest = committed.pollFirstEntry().getValue();
        weight -= weight(oldest);
        cut = true;
        NavigableMap<Long, List<Notice>> gone = notices.headMap(oldest.seq(), true);
        noticeCount -= gone.values().stream().mapToInt(List::size).sum();
        gone.clear();
        older = true;
        view = null;
    }

    private void add(Message message) {
        Message known = committed.get(message.seq());
        boolean isRead = message.own() && message.seq() <= readByOthers;
        Message kept = isRead ? message.with(Fate.READ, "") : firstKnown(message, known);
        committed.put(message.seq(), kept);
        weight += weight(kept) - (known == null ? 0 : weight(known));
        progress.came(message);
        view = null;
    }

    /**
     * After a lost connection a message may come from the server before its ack does, which then is a repetition: it must not be there
     * twice meanwhile.
     */
    private void forgetWaiting(String text) {
        waiting.values().stream()
                .filter(message ->
                        message.fate() == Fate.QUEUED && message.text().equals(text))
                .findFirst()
                .ifPresent(message -> waiting.remove(message.cid()));
    }

    /** The first one tells more than a page of the history: its cid, whether it names this account, who has read it. */
    private static Message firstKnown(Message message, @Nullable Message known) {
        return known == null ? message : known;
    }

    void addWaiting(Message message) {
        waiting.put(message.cid(), message);
        view = null;
    }

    /** Takes out a message that was on its way. */
    @Nullable
    Message takeWaiting(long cid) {
        view = null;
        return waiting.remove(cid);
    }

    /** The refused message that was written last, or null. */
    @Nullable
    Message lastRefused() {
        Message found = null;
        for (Message message : waiting.values()) {
            found = message.fate() == Fate.REFUSED ? message : found;
        }
        return found;
    }

    void notice(Notice notice) {
        notices.computeIfAbsent(progress.last(), ignored -> new ArrayList<>()).add(notice);
        noticeCount++;
        if (noticeCount > MAX_NOTICES) {
            List<Notice> oldest = notices.firstEntry().getValue();
            oldest.remove(0);
            noticeCount--;
            if (oldest.isEmpty()) {
                notices.pollFirstEntry();
            }
        }
        view = null;
    }

    void loading(boolean on) {
        loading = on;
        view = null;
    }

    /** A page of the history has come. */
    void loaded(List<Message> messages, boolean more) {
        boolean isOldest =
                committed.isEmpty() || messages.isEmpty() || messages.get(0).seq() <= committed.firstKey();
        older = isOldest ? more : older;
        messages.forEach(this::add);
        loading = false;
        view = null;
    }

    /** Whether there was anything of this account that nobody had read before. */
    boolean readByOthers(long seq) {
        boolean news = false;
        for (Map.Entry<Long, Message> at : committed
                .subMap(readByOthers, false, Math.max(readByOthers, seq), true)
                .entrySet()) {
            if (at.getValue().own()) {
                at.setValue(at.getValue().with(Fate.READ, ""));
                news = true;
            }
        }
        readByOthers = Math.max(readByOthers, seq);
        view = null;
        return news;
    }

    /** The person begins to look. The line "new messages" stands behind what was read so far, if there is anything new. */
    void beginLooking() {
        progress.beginLooking();
        newAfter = progress.unread() > 0 ? progress.read() : Timeline.NO_LINE;
        view = null;
    }

    boolean hasLine() {
        return newAfter != Timeline.NO_LINE;
    }

    void removeLine() {
        newAfter = Timeline.NO_LINE;
        view = null;
    }

    long firstSeq() {
        return committed.isEmpty() ? 0 : committed.firstKey();
    }

    boolean older() {
        return older;
    }

    /** Whether something unread is older than what is here, and there is room for it. */
    boolean lacksUnread() {
        boolean hasAll = !committed.isEmpty() && committed.firstKey() <= progress.read() + 1;
        boolean full = cut && committed.size() >= Limits.MAX_HISTORY;
        return older && progress.unread() > 0 && !hasAll && !full;
    }

    boolean isLoading() {
        return loading;
    }

    String draft() {
        return draft;
    }

    void draft(String text) {
        draft = text;
    }

    /** The committed messages above {@code seq}. */
    List<Message> after(long seq) {
        return List.copyOf(committed.tailMap(seq, false).values());
    }

    /** The unread messages before what was printed. */
    List<Message> unprinted() {
        return after(progress.read()).stream()
                .filter(message -> message.seq() < progress.printedFrom())
                .toList();
    }

    /** The committed messages, newest first. */
    Iterable<Message> newestFirst() {
        return committed.descendingMap().values();
    }

    Progress progress() {
        return progress;
    }

    Timeline view() {
        Timeline present = view;
        if (present == null) {
            present = new Timeline(entries(), newAfter, older, loading);
            view = present;
        }
        return present;
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(committed.size() + noticeCount + waiting.size());
        Deque<Map.Entry<Long, List<Notice>>> behind = new ArrayDeque<>(notices.entrySet());
        for (Message message : committed.values()) {
            while (!behind.isEmpty() && behind.getFirst().getKey() < message.seq()) {
                entries.addAll(behind.removeFirst().getValue());
            }
            entries.add(message);
        }
        behind.forEach(rest -> entries.addAll(rest.getValue()));
        entries.addAll(waiting.values());
        return entries;
    }
}
