package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Entry;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Mention;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Shows who has named this account: in this run, and in what is unread. On the person's thread, who can interrupt it. */
public final class MentionCommands {
    /** Unread messages of a conversation that are looked through: five pages. */
    static final int MAX_UNREAD = 1_000;

    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Desk desk;
    private final PastMessages format;

    public MentionCommands(ChatClient client, Console console, People people, Desk desk, Talk talk) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.format = new PastMessages(people, talk.format());
    }

    public List<Command> commands() {
        return List.of(Command.plain("mentions", Topic.TALK, "show messages that name you", this::mentions));
    }

    private void mentions(Words words) throws InterruptedException {
        words.end();
        UserName me = people.me().orElseThrow(() -> new UsageException("Log in first: /login NAME"));
        List<ChatMessage> found = new ArrayList<>(
                desk.mentions().stream().map(MentionCommands::seen).toList());
        for (Map.Entry<Target, Long> unread : desk.unread().entrySet()) {
            for (ChatMessage message : unread(unread.getKey(), unread.getValue())) {
                boolean names = !message.own() && Mention.isIn(message.text(), me.name());
                if (names && found.stream().noneMatch(known -> isSame(known, message))) {
                    found.add(message);
                }
            }
        }
        found.sort(Comparator.comparingLong(ChatMessage::time).thenComparingLong(ChatMessage::seq));
        List<Line> lines = found.stream()
                .flatMap(message -> format.numbered(message).stream())
                .toList();
        console.print(lines.isEmpty() ? List.of(Line.note("Nobody has named you.")) : lines);
    }

    private static boolean isSame(ChatMessage one, ChatMessage other) {
        return one.seq() == other.seq() && one.conversation().equals(other.conversation());
    }

    private static ChatMessage seen(Entry.Message message) {
        return new ChatMessage(
                message.conversation(),
                message.sender(),
                message.text(),
                message.seq(),
                message.time(),
                true,
                message.own());
    }

    /** The newest unread messages of the conversation. */
    private List<ChatMessage> unread(Target conversation, long unread) throws InterruptedException {
        long left = Math.min(unread, MAX_UNREAD);
        HistoryPages pages = new HistoryPages(client, conversation);
        List<ChatMessage> messages = new ArrayList<>();
        while (left > 0 && pages.hasMore()) {
            List<ChatMessage> page = pages.next(left).stream()
                    .map(push -> format.seen(conversation, push))
                    .toList();
            messages.addAll(0, page);
            left -= page.size();
        }
        if (unread > MAX_UNREAD) {
            console.print(Line.note("In " + people.nameOf(conversation) + " only the newest " + MAX_UNREAD + " of "
                    + unread + " unread messages were looked through."));
        }
        return messages;
    }
}
