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
            members.load(group.id());
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
        if (desk.current().filter(new Target.Group(groupId)::equals).isPresent()) {
            members.load(groupId);
        }
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
