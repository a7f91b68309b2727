package org.chatcluster.client.terminal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.model.ReadMarks;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * Prints what happens, line by line. A message of this client that is committed at once is printed once, as the message it is; one that
 * takes longer is first printed as being sent. Thread-safe.
 */
public final class LineFeed implements Feed {
    /** What a person takes for "at once". */
    private static final long PATIENCE_MILLIS = 300;

    private final Parts parts;
    private final List<Outgoing> waiting = new ArrayList<>();

    /** What the last message was of: the person has it before its eyes. */
    private volatile @Nullable Target lastShown;

    /** Where the person was told last what is unread. */
    private volatile @Nullable Target reviewed;

    /** What it prints with; {@code reviewed} unread messages at most are printed again when the person turns to them. */
    public record Parts(
            Console console,
            People people,
            Desk desk,
            ReadMarks marks,
            MessageLines format,
            OlderMessages older,
            ScheduledExecutorService timer,
            int reviewed) {}

    public LineFeed(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void message(ChatMessage message) {
        if (message.own()) {
            forget(message);
        }
        show(message.conversation(), message.seq(), parts.format.of(message));
    }

    /**
     * After a lost connection a message of this account may be one whose ack was lost with it: then it is shown now, and its ack, which
     * comes as a repetition, is not.
     */
    private synchronized void forget(ChatMessage own) {
        for (Outgoing message : waiting) {
            if (message.conversation().equals(own.conversation())
                    && message.text().equals(own.text())) {
                waiting.remove(message);
                return;
            }
        }
    }

    @Override
    public void queued(Outgoing message) {
        synchronized (this) {
            waiting.add(message);
        }
        var unused = parts.timer.schedule(() -> showIfWaiting(message), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void showIfWaiting(Outgoing message) {
        boolean waits;
        synchronized (this) {
            waits = waiting.contains(message);
        }
        if (waits) {
            parts.console.print(parts.format.sending(message.conversation(), message.text()));
        }
    }

    private synchronized void ended(Outgoing message) {
        waiting.remove(message);
    }

    @Override
    public void sent(Outgoing message, ChatAck ack) {
        ended(message);
        if (!ack.dup()) {
            show(ack.target(), ack.seq(), parts.format.sent(message.text(), ack));
        }
    }

    private void show(Target conversation, long seq, List<Line> lines) {
        lastShown = conversation;
        parts.console.print(lines);
        parts.desk.printed(conversation, seq, seq);
        if (parts.desk.isLookedAt(conversation)) {
            parts.marks.shown(conversation);
        }
    }

    @Override
    public void refused(Outgoing message, ChatClientException cause) {
        ended(message);
        parts.console.print(
                parts.format.refused(message.conversation(), message.text(), String.valueOf(cause.getMessage())));
    }

    @Override
    public void read(Target conversation, String name, long seq) {
        if (conversation instanceof Target.User) {
            parts.console.print(Line.note(name + " has read up to " + seq));
        }
    }

    @Override
    public void notice(Target conversation, Line line) {
        parts.console.print(line);
    }

    @Override
    public void turned(Target conversation) {
        reviewed = conversation;
        parts.console.print(Line.note("What you type goes to " + parts.people.nameOf(conversation) + "."));
        if (parts.reviewed == 0) {
            parts.marks.flush(conversation);
        } else if (parts.desk.shelf().lacksUnread(conversation)) {
            // Shown as far as it is there, if the rest cannot be had.
            var unused = parts.older
                    .bringUnread()
                    .whenCompleteAsync((brought, failure) -> review(conversation), parts.timer);
        } else {
            review(conversation);
        }
    }

    /** Prints what is unread, without what the person has before its eyes. */
    private void review(Target conversation) {
        if (conversation.equals(lastShown)) {
            print(conversation, parts.desk.shelf().unprintedMessages(conversation));
        } else {
            print(conversation, parts.desk.shelf().unreadMessages(conversation));
        }
    }

    /** Prints of what is unread {@code wanted}, as far as that is not too much; what comes behind it was printed. */
    private void print(Target conversation, List<Message> wanted) {
        List<Message> shown = wanted.subList(Math.max(0, wanted.size() - parts.reviewed), wanted.size());
        if (shown.isEmpty()) {
            parts.marks.flush(conversation);
            return;
        }
        int unread = parts.desk.shelf().unreadMessages(conversation).size();
        List<Line> lines = new ArrayList<>();
        if (shown.size() < wanted.size()) {
            lines.add(Line.note((wanted.size() - shown.size()) + " more are unread before these: /history " + unread));
        }
        lines.add(parts.format.rule("new"));
        shown.forEach(message -> lines.addAll(parts.format.of(message)));
        if (wanted.size() < unread) {
            lines.add(parts.format.rule("to here"));
        }
        parts.console.print(lines);
        printed(conversation, shown.get(0).seq(), shown.get(shown.size() - 1).seq());
    }

    @Override
    public void history(Target conversation, List<ChatMessage> messages, boolean more) {
        List<Line> lines = new ArrayList<>();
        messages.forEach(message -> lines.addAll(parts.format.of(message)));
        parts.console.print(lines);
        printed(
                conversation,
                messages.get(0).seq(),
                messages.get(messages.size() - 1).seq());
    }

    private void printed(Target conversation, long firstSeq, long lastSeq) {
        parts.desk.printed(conversation, firstSeq, lastSeq);
        parts.marks.flush(conversation);
    }

    @Override
    public void loggedIn() {
        // The lines that follow say it.
    }

    @Override
    public void synced() {
        if (parts.reviewed > 0) {
            // What cannot be had now comes when the person asks for it.
            var unused =
                    parts.older.bringUnread().whenCompleteAsync((brought, failure) -> reviewCurrent(), parts.timer);
        }
    }

    /** The person may be in a conversation from the start on, without ever turning to it. */
    private void reviewCurrent() {
        parts.desk
                .current()
                .filter(conversation -> !conversation.equals(reviewed))
                .ifPresent(conversation -> {
                    reviewed = conversation;
                    print(conversation, parts.desk.shelf().unprintedMessages(conversation));
                });
    }

    @Override
    public boolean listsConversations() {
        return parts.reviewed > 0;
    }

    @Override
    public void membersChanged(int groupId) {
        // A line has said it.
    }

    @Override
    public void changed() {
        // Lines are printed when they happen; there is nothing to draw again.
    }
}
