package org.chatcluster.client.terminal.script;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.UserName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists friends, and who asks for friendship. */
@Command(
        name = "friends",
        description = {
            "Lists friends, who asks for your friendship, and whom you block.",
            "With --json each line is an object: id, name, state (online, offline, asking or blocked)."
        })
final class FriendsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--json", description = "write an object for each")
    boolean json;

    FriendsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Account account = Account.open(context, new ClientListener() {})) {
            Output out = new Output(context.streams().out(), json);
            FriendsReply reply = account.ask(new FriendsRequest(), FriendsReply.class);
            for (Friend friend : reply.friends()) {
                print(out, friend.id(), friend.name(), friend.state().name().toLowerCase(Locale.ROOT));
            }
            for (UserName user : reply.requests()) {
                print(out, user.id(), user.name(), "asking");
            }
            for (UserName user : reply.blocked()) {
                print(out, user.id(), user.name(), "blocked");
            }
            out.flush();
        }
        return Exit.DONE;
    }

    private static void print(Output out, int id, String name, String state) {
        out.print(Line.of(Style.NAME, name).and(Style.DIM, " (" + id + ") " + state), json -> {
            json.writeNumberField("id", id);
            json.writeStringField("name", name);
            json.writeStringField("state", state);
        });
    }
}
