package org.chatcluster.client.terminal.script;

import java.util.concurrent.Callable;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.GroupInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the groups of the account. */
@Command(
        name = "groups",
        description = {
            "Lists your groups.",
            "With --json each line is an object: groupid, name, description, role (creator, admin or normal),"
                    + " members (how many)."
        })
final class GroupsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--json", description = "write an object for each")
    boolean json;

    GroupsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Account account = Account.open(context, new ClientListener() {})) {
            Output out = new Output(context.streams().out(), json);
            account.login().groups().forEach(group -> print(out, group));
            out.flush();
        }
        return Exit.DONE;
    }

    private static void print(Output out, GroupInfo group) {
        String about = group.description().isEmpty() ? "" : ": " + group.description();
        String members = group.members() == 1 ? " member, " : " members, ";
        Line line = Line.of(Style.NAME, "#" + group.name())
                .and(
                        Style.DIM,
                        " (" + group.groupId() + ") " + group.members() + members
                                + group.role().wireName() + about);
        out.print(line, json -> {
            json.writeNumberField("groupid", group.groupId());
            json.writeStringField("name", group.name());
            json.writeStringField("description", group.description());
            json.writeStringField("role", group.role().wireName());
            json.writeNumberField("members", group.members());
        });
    }
}
