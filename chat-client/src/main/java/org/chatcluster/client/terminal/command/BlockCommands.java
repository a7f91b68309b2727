package org.chatcluster.client.terminal.command;

import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.BlockReply;
import org.chatcluster.common.protocol.BlockRequest;

/** Commands that keep others away. On the person's thread. */
public final class BlockCommands {
    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Resolver resolver;
    private final Suggestions names;

    public BlockCommands(ChatClient client, Console console, People people, Resolver resolver, Suggestions names) {
        this.client = client;
        this.console = console;
        this.people = people;
        this.resolver = resolver;
        this.names = names;
    }

    public List<Command> commands() {
        Parameter who = Parameter.word("NAME|ID", "the user", names::users);
        return List.of(
                new Command(
                        "block",
                        Topic.PEOPLE,
                        "let somebody write to you no more",
                        List.of(who),
                        "/block mallory",
                        words -> block(words, true)),
                new Command(
                        "unblock",
                        Topic.PEOPLE,
                        "let somebody write to you again",
                        List.of(who),
                        "/unblock mallory",
                        words -> block(words, false)));
    }

    private void block(Words words, boolean block) throws InterruptedException {
        int user = resolver.onlyUser(words);
        BlockReply reply = Answers.await(client.request(new BlockRequest(user, block), BlockReply.class));
        String name = people.nameOf(reply.userId());
        console.print(Line.of(Style.PLAIN, name + (block ? " is blocked." : " is not blocked any more.")));
    }
}
