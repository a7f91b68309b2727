package org.chatcluster.client.terminal.model;

import java.util.List;
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

    private final CommittedMessages committed = new CommittedMessages();
    private final Waiting waiting = new Waiting();

    private final Notices notices = new Notices();
    private final Progress progress = new Progress();
    private long newAfter = Timeline.NO_LINE;
    private boolean older;
    private boolean loading;

    /** Messages have gone because there were too many. */
    private boolean cut;

    /** It has its place in the list whatever is in it. */
    private boolean listed;

    private String draft = "";
    private @Nullable Timeline view;

    /** {@code older} tells whether the server may have messages that are not here. */
    Conversation(boolean older) {
        this.older = older;
    }

    /** What the server knows at a login. What was to be seen before the first one belongs to the end, not before the whole history. */
    void begin(long lastSeq, long readSeq) {
        boolean first = progress.last() == 0;
        progress.begin(lastSeq, readSeq);
        if (first) {
            notices.moveBehind(progress.last());
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
            waiting.forget(message.text());
        }
        long before = committed.weight();
        add(message);
        // For one that comes one goes, however much of the history the person has asked for.
        forgetDownTo(Math.max(MAX_WEIGHT, before));
    }

    int messages() {
        return committed.size();
    }

    /** What its messages take, in characters. */
    long weight() {
        return committed.weight();
    }

    /** The oldest messages go, until the others take no more than that. */
    void forgetDownTo(long bound) {
        while (committed.weight() > bound) {
            forgetOldest();
        }
    }

    /** The oldest message goes, with what stands behind it; it can be asked for again. */
    void forgetOldest() {
        Message oldest = committed.takeOldest();
        cut = true;
        notices.forgetUpTo(oldest.seq());
        older = true;
        view = null;
    }

    private void add(Message message) {
        committed.add(message);
        progress.came(message);
        view = null;
    }

    void addWaiting(Message message) {
        waiting.add(message);
        view = null;
    }

    /** Takes out a message that was on its way. */
    @Nullable
    Message takeWaiting(long cid) {
        view = null;
        return waiting.take(cid);
    }

    /** The refused message that was written last, or null. */
    @Nullable
    Message lastRefused() {
        return waiting.lastRefused();
    }

    /** That message goes, to be forgotten. */
    @Nullable
    Message dropRefused() {
        view = null;
        return waiting.dropRefused();
    }

    /** From now on it has its place in the list whatever is in it. */
    void list() {
        listed = true;
    }

    /** Whether nothing was ever in it but refused messages that were dropped. */
    boolean isVoid() {
        return waiting.isAllDropped() && !listed && progress.last() == 0 && draft.isEmpty();
    }

    void notice(Notice notice) {
        notices.add(progress.last(), notice);
        view = null;
    }

    void loading(boolean on) {
        loading = on;
        view = null;
    }

    /** A page of the history has come. */
    void loaded(List<Message> messages, boolean more) {
        boolean isOldest =
                committed.isEmpty() || messages.isEmpty() || messages.get(0).seq() <= committed.firstSeq();
        older = isOldest ? more : older;
        messages.forEach(this::add);
        loading = false;
        view = null;
    }

    /** Whether there was anything of this account that nobody had read before. */
    boolean readByOthers(long seq) {
        view = null;
        return committed.readByOthers(seq);
    }

    /** The person begins to look. The line "new messages" stands behind what was read so far, if there is anything new. */
    void beginLooking() {
        progress.beginLooking();
        newAfter = progress.unread() > 0 ? progress.newAfter() : Timeline.NO_LINE;
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
        return committed.firstSeq();
    }

    boolean older() {
        return older;
    }

    /** Whether something unread is older than what is here, and there is room for it. */
    boolean lacksUnread() {
        boolean hasAll = !committed.isEmpty() && committed.firstSeq() <= progress.read() + 1;
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
        return committed.after(seq);
    }

    /** The unread messages before what was printed. */
    List<Message> unprinted() {
        return after(progress.read()).stream()
                .filter(message -> message.seq() < progress.printedFrom())
                .toList();
    }

    /** The committed messages, newest first. */
    Iterable<Message> newestFirst() {
        return committed.newestFirst();
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
        List<Entry> entries = notices.among(committed.oldestFirst());
        entries.addAll(waiting.all());
        return entries;
    }
}
