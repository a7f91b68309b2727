package org.chatcluster.client.terminal.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Target;

/** Commands that show what was written earlier, and what is unread. On the person's thread. */
public final class HistoryCommands {
    private static final int DEFAULT_HISTORY = 20;
    private static final int MAX_HISTORY = 10_000;
    private static final int PROGRESS_STEP = 1_000;

    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Desk desk;
    private final Talk talk;

    public HistoryCommands(ChatClient client, Console console, People people, Desk desk, Talk talk) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.talk = talk;
    }

    public List<Command> commands() {
        return List.of(
                new Command(
                        "history",
                        Topic.TALK,
                        "show the last messages of the conversation",
                        List.of(Parameter.free(
                                "[N]", "how many, 1 to " + MAX_HISTORY + "; without it " + DEFAULT_HISTORY)),
                        "/history 100",
                        this::history),
                Command.plain("unread", Topic.TALK, "list conversations with unread messages", this::unread));
    }

    private void history(Words words) throws InterruptedException {
        int wanted = words.number(1, MAX_HISTORY, DEFAULT_HISTORY);
        words.end();
        Target current = desk.current().orElseThrow(() -> new UsageException("Of what? /to NAME or /to #GROUP first."));
        HistoryPages pages = HistoryPages.back(client, current);
        Deque<ChatMessage> messages = new ArrayDeque<>();
        while (pages.hasMore() && messages.size() < wanted) {
            List<ChatPush> older = pages.next(wanted - messages.size());
            for (int i = older.size() - 1; i >= 0; i--) {
                messages.addFirst(people.seen(current, older.get(i)));
            }
            if (messages.size() % PROGRESS_STEP == 0 && messages.size() < wanted && pages.hasMore()) {
                console.print(
                        Line.note(String.format(Locale.ROOT, "fetched %,d of %,d messages", messages.size(), wanted)));
            }
        }
        if (messages.isEmpty()) {
            console.print(Line.note("No messages yet."));
        } else {
            talk.feed().history(current, List.copyOf(messages), pages.hasMore());
        }
    }

    private void unread() {
        List<Line> lines = new ArrayList<>();
        desk.unread()
                .forEach((conversation, count) -> lines.add(
                        Line.of(Style.NAME, people.nameOf(conversation)).and(Style.DIM, " " + count + " unread")));
        console.print(lines.isEmpty() ? List.of(Line.note("Nothing unread.")) : lines);
    }
}
