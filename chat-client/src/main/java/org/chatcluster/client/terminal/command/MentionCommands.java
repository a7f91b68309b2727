package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Entry;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.view.OlderMessages;
import org.chatcluster.client.terminal.view.Talk;

/** Shows who has named this account, in what is here and in what is unread. On the person's thread, who can interrupt it. */
public final class MentionCommands {
    private final Console console;
    private final People people;
    private final Desk desk;
    private final OlderMessages older;
    private final PastMessages format;

    public MentionCommands(Console console, People people, Desk desk, OlderMessages older, Talk talk) {
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.older = older;
        this.format = new PastMessages(talk.format());
    }

    public List<Command> commands() {
        return List.of(Command.plain("mentions", Topic.TALK, "show messages that name you", this::mentions));
    }

    private void mentions() throws InterruptedException {
        if (people.me().isEmpty()) {
            throw new UsageException("Log in first: /login NAME");
        }
        Answers.await(older.bringUnread());
        List<Line> lines = new ArrayList<>();
        desk.mentions().stream()
                .sorted(Comparator.comparingLong(Entry.Message::time).thenComparingLong(Entry.Message::seq))
                .forEach(message -> lines.addAll(format.numbered(message)));
        if (lines.isEmpty()) {
            lines.add(Line.note("Nobody has named you."));
        }
        desk.unread().keySet().stream()
                .filter(desk.shelf()::lacksUnread)
                .forEach(conversation -> lines.add(Line.note("Not all that is unread in " + people.nameOf(conversation)
                        + " was looked through: /mentions once more goes further back.")));
        console.print(lines);
    }
}
