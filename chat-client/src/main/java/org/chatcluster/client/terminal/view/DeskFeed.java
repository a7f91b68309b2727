package org.chatcluster.client.terminal.view;

import java.util.List;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;

/** For a face that draws the model: whatever happens, it is drawn again. Thread-safe. */
public final class DeskFeed implements Feed, Console {
    private final Desk desk;
    private final Runnable redraw;
    private final OlderMessages older;
    private final MemberLists members;

    /** {@code redraw} must not wait. */
    public DeskFeed(Desk desk, OlderMessages older, MemberLists members, Runnable redraw) {
        this.desk = desk;
        this.older = older;
        this.members = members;
        this.redraw = redraw;
    }

    @Override
    public void message(ChatMessage message) {
        changed();
    }

    @Override
    public void queued(Outgoing message) {
        changed();
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        changed();
    }

    @Override
    public void refused(Outgoing message, ChatClientException cause) {
        changed();
    }

    @Override
    public void read(Target conversation, String name, long seq) {
        changed();
    }

    @Override
    public void notice(Target conversation, Line line) {
        desk.notice(conversation, line);
        changed();
    }

    @Override
    public void turned(Target conversation) {
        fill(conversation);
        changed();
    }

    private void fill(Target conversation) {
        older.fill(conversation);
        if (conversation instanceof Target.Group group) {
            members.need(group.id());
        }
    }

    /** They come to their place, which may be above the screen. */
    @Override
    public void history(Target conversation, List<ChatMessage> messages, boolean more) {
        older.keep(conversation, messages, more);
        desk.notice(
                conversation,
                Line.note(
                        more
                                ? "The last " + messages.size() + " messages are above; there are older ones."
                                : "All " + messages.size() + " messages are above."));
        changed();
    }

    @Override
    public void loggedIn() {
        members.outdate();
        desk.current().ifPresent(this::fill);
        changed();
    }

    @Override
    public void synced() {
        // What cannot be had now comes when the person turns to it.
        var unused = older.bringUnread();
        changed();
    }

    @Override
    public boolean listsConversations() {
        return true;
    }

    @Override
    public void membersChanged(int groupId) {
        members.outdate(groupId);
        if (desk.isLookedAt(new Target.Group(groupId))) {
            members.need(groupId);
        }
    }

    /** To be called now and then: keeps the members of the group that the person looks at as they are. */
    public void refreshMembers(boolean shown) {
        desk.current()
                .filter(desk::isLookedAt)
                .filter(Target.Group.class::isInstance)
                .map(group -> ((Target.Group) group).id())
                .ifPresent(shown ? members::watch : members::need);
    }

    @Override
    public void changed() {
        redraw.run();
    }

    @Override
    public void print(List<Line> lines) {
        lines.forEach(desk::notice);
        changed();
    }

    @Override
    public void flush() {
        changed();
    }
}
