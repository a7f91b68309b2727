package org.chatcluster.client.terminal.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.command.Command.Argument;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;

/** Commands that read and write messages. On the person's thread. */
public final class TalkCommands {
    private static final int DEFAULT_HISTORY = 20;
    private static final int MAX_HISTORY = 10_000;

    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Desk desk;
    private final Resolver resolver;
    private final Talk talk;

    public TalkCommands(ChatClient client, Console console, People people, Desk desk, Resolver resolver, Talk talk) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.desk = desk;
        this.resolver = resolver;
        this.talk = talk;
    }

    public List<Command> commands() {
        return List.of(
                new Command("msg", "NAME|#GROUP TEXT", "send one message", Argument.CONVERSATION, this::message),
                new Command(
                        "to",
                        "NAME|#GROUP",
                        "turn to a conversation: what you type goes there",
                        Argument.CONVERSATION,
                        this::turnTo),
                new Command(
                        "history", "[N]", "show the last messages of the conversation", Argument.NONE, this::history),
                new Command("unread", "", "list conversations with unread messages", Argument.NONE, this::unread));
    }

    private void message(Words words) throws InterruptedException {
        Target conversation = resolver.conversation(words.require("NAME or #GROUP"));
        String text = words.rest();
        if (text.isEmpty()) {
            throw new UsageException("TEXT is missing");
        }
        say(conversation, text);
    }

    /** Sends what was typed to the conversation the person is in. */
    public void say(String text) {
        Target current = desk.current()
                .orElseThrow(() -> new UsageException("To whom? /to NAME or /to #GROUP first, or /msg NAME TEXT."));
        say(current, text);
    }

    private void say(Target conversation, String text) {
        if (people.me().isEmpty()) {
            throw new UsageException("Log in first: /login NAME");
        }
        talk.underway().send(client, conversation, text);
    }

    private void turnTo(Words words) throws InterruptedException {
        Target conversation = resolver.conversation(words.require("NAME or #GROUP"));
        words.end();
        if (conversation instanceof Target.User user
                && people.findName(user.id()).isEmpty()) {
            resolver.find(Integer.toString(user.id()));
        }
        desk.turnTo(conversation);
        talk.feed().turned(conversation);
    }

    private void history(Words words) throws InterruptedException {
        int wanted = words.number(1, MAX_HISTORY, DEFAULT_HISTORY);
        words.end();
        Target current = desk.current().orElseThrow(() -> new UsageException("Of what? /to NAME or /to #GROUP first."));
        Deque<ChatPush> messages = new ArrayDeque<>();
        boolean more = true;
        while (more && messages.size() < wanted) {
            long before = messages.isEmpty()
                    ? HistoryRequest.NONE
                    : messages.getFirst().seq();
            int limit = Math.min(wanted - messages.size(), Limits.MAX_HISTORY);
            HistoryRequest request = new HistoryRequest(current, HistoryRequest.NONE, before, limit);
            HistoryReply page = Answers.await(client.request(request, HistoryReply.class));
            List<ChatPush> older = page.messages();
            for (int i = older.size() - 1; i >= 0; i--) {
                messages.addFirst(older.get(i));
            }
            more = page.more() && !older.isEmpty();
        }
        show(current, messages);
    }

    private void show(Target conversation, Deque<ChatPush> messages) {
        int me = people.me().map(UserName::id).orElse(0);
        List<Line> lines = new ArrayList<>();
        for (ChatPush push : messages) {
            people.saw(push.sender());
            boolean own = push.sender().id() == me;
            lines.addAll(talk.format()
                    .of(new ChatMessage(conversation, push.sender(), push.msg(), push.seq(), push.time(), true, own)));
        }
        console.print(lines.isEmpty() ? List.of(Line.note("No messages yet.")) : lines);
        if (!messages.isEmpty()) {
            desk.onScreen(conversation, messages.getLast().seq());
            talk.marks().flush(conversation);
        }
    }

    private void unread(Words words) {
        words.end();
        List<Line> lines = new ArrayList<>();
        desk.unread()
                .forEach((conversation, count) -> lines.add(
                        Line.of(Style.NAME, people.nameOf(conversation)).and(Style.DIM, " " + count + " unread")));
        console.print(lines.isEmpty() ? List.of(Line.note("Nothing unread.")) : lines);
    }
}
