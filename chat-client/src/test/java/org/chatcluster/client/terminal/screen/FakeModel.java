package org.chatcluster.client.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Entry;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.model.Fate;
import org.chatcluster.client.terminal.model.Timeline;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** A group with as many messages as wanted, and some conversations beside it. Thread-safe. */
final class FakeModel implements ScreenSource {
    static final Target OPS = new Target.Group(7);
    /** 2026-11-28 10:00 UTC. */
    static final long BEGIN = 1_795_860_000_000L;

    private static final UserName ME = new UserName(1, "me");

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<ListRow> conversations = List.of(
            row(1, "alice", Presence.ONLINE, 3, 0),
            row(2, "#ops", Presence.NONE, 0, 0),
            row(3, "bob", Presence.OFFLINE, 5, 2));
    private List<MemberRow> members =
            List.of(new MemberRow(7, "alice", Presence.ONLINE, "owner"), new MemberRow(7, "bob", Presence.OFFLINE, ""));
    private Line state = new Line(List.of());
    private long newAfter = Timeline.NO_LINE;
    private long first = 1;
    private long last;
    private boolean older;
    private boolean loading;
    private boolean membersShown;
    private Timeline timeline = new Timeline(List.of(), newAfter, false, false);

    static ListRow row(int number, String name, Presence presence, long unread, int mentions) {
        return new ListRow(
                new ConversationView(new Target.User(number), number, unread, mentions, number == 2, false, false),
                name,
                presence);
    }

    static Message message(String sender, String text, long seq, Fate fate, String reason) {
        boolean own = sender.equals("me");
        UserName user = own ? ME : new UserName(Math.abs(sender.hashCode() % 1000) + 2, sender);
        return new Message(OPS, user, text, seq, own ? seq + 1 : 0, BEGIN + seq * 60_000, own, false, fate, reason);
    }

    synchronized FakeModel startAt(long seq) {
        first = seq;
        last = seq - 1;
        older = seq > 1;
        return this;
    }

    synchronized FakeModel say(String sender, String text) {
        return put(message(sender, text, ++last, Fate.COMMITTED, ""));
    }

    synchronized FakeModel say(int count) {
        for (int i = 0; i < count; i++) {
            say(i % 2 == 0 ? "alice" : "bob", "message " + (last + 1));
        }
        return this;
    }

    synchronized FakeModel put(Entry entry) {
        entries.add(entry);
        return remake();
    }

    synchronized FakeModel newAfter(long seq) {
        newAfter = seq;
        return remake();
    }

    synchronized FakeModel state(Line text) {
        state = text;
        return this;
    }

    synchronized FakeModel conversations(List<ListRow> rows) {
        conversations = List.copyOf(rows);
        return this;
    }

    synchronized FakeModel members(List<MemberRow> rows) {
        members = List.copyOf(rows);
        return this;
    }

    /** What was asked for comes: so many messages before the first. */
    synchronized FakeModel loaded(int count) {
        List<Entry> before = new ArrayList<>();
        for (long seq = Math.max(1, first - count); seq < first; seq++) {
            before.add(message("carol", "message " + seq, seq, Fate.COMMITTED, ""));
        }
        first = Math.max(1, first - count);
        older = first > 1;
        loading = false;
        entries.addAll(0, before);
        return remake();
    }

    private FakeModel remake() {
        timeline = new Timeline(entries, newAfter, older, loading);
        return this;
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    synchronized Timeline timeline() {
        return timeline;
    }

    @Override
    public synchronized ScreenView view() {
        return new ScreenView(
                Optional.of(OPS),
                conversations,
                new Title("#ops", "who watches the nodes", "2 members"),
                timeline,
                members,
                new StatusView("node-1", 12, state, 8, 2));
    }

    @Override
    public synchronized void loadOlder(Target conversation) {
        notes.add("load older");
        loading = true;
        remake();
    }

    @Override
    public synchronized void onScreen(Target conversation, long firstSeq, long lastSeq) {
        notes.add("on screen " + firstSeq + " to " + lastSeq);
    }

    @Override
    public synchronized void membersShown(boolean on) {
        membersShown = on;
    }

    synchronized boolean showsMembers() {
        return membersShown;
    }

    @Override
    public synchronized void notice(Line line) {
        put(new Notice(line));
    }
}
