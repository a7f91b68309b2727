package org.chatcluster.client.terminal.command;

import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.ActionText;
import org.chatcluster.client.terminal.view.Talk;
import org.chatcluster.common.protocol.Target;

/** Commands that write messages. On the person's thread. */
public final class TalkCommands {
    private final ChatClient client;
    private final People people;
    private final Desk desk;
    private final Resolver resolver;
    private final Talk talk;
    private final Suggestions names;

    public TalkCommands(ChatClient client, People people, Desk desk, Resolver resolver, Talk talk, Suggestions names) {
        this.client = client;
        this.people = people;
        this.desk = desk;
        this.resolver = resolver;
        this.talk = talk;
        this.names = names;
    }

    public List<Command> commands() {
        Parameter conversation = Parameter.word("NAME|#GROUP", "a user or a group", names::conversations);
        return List.of(
                new Command(
                        "msg",
                        Topic.TALK,
                        "send one message",
                        List.of(conversation, Parameter.text("TEXT", "the message", names::inText)),
                        "/msg bob see you at ten",
                        this::message),
                new Command(
                        "to",
                        Topic.TALK,
                        "turn to a conversation: what you type goes there",
                        List.of(conversation),
                        "/to #climbers",
                        this::turnTo),
                new Command(
                        "me",
                        Topic.TALK,
                        "tell the conversation what you do",
                        List.of(Parameter.text("TEXT", "shown behind your name", names::inText)),
                        "/me is on the way",
                        this::act));
    }

    private void act(Words words) {
        String action = words.rest();
        if (action.isEmpty()) {
            throw new UsageException("TEXT is missing");
        }
        say(ActionText.of(action));
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
}
