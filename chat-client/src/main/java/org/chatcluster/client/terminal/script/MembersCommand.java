package org.chatcluster.client.terminal.script;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.terminal.command.MemberPages;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists who is in a group. */
@Command(
        name = "members",
        description = {
            "Lists the members of a group.",
            "With --json each line is an object: id, name, role (creator, admin or normal), state (online or offline)."
        })
final class MembersCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = {"-t", "--to"},
            paramLabel = "#GROUP",
            required = true,
            description = "the group, by name or number")
    String to = "";

    @Option(names = "--json", description = "write an object for each")
    boolean json;

    MembersCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!to.startsWith("#")) {
            throw new UsageException("-t: \"" + to + "\" (expected #GROUP)");
        }
        try (Account account = Account.open(context, new ClientListener() {})) {
            Target.Group group = (Target.Group) account.requireTarget(to);
            Output out = new Output(context.streams().out(), json);
            MemberPages pages = new MemberPages(account.client(), group.id());
            while (pages.hasMore()) {
                pages.next().forEach(member -> print(out, member));
                out.flush();
            }
        }
        return Exit.DONE;
    }

    private static void print(Output out, Member member) {
        String role = member.role().wireName();
        String state = member.state().name().toLowerCase(Locale.ROOT);
        out.print(
                Line.of(Style.NAME, member.name()).and(Style.DIM, " (" + member.id() + ") " + role + ", " + state),
                json -> {
                    json.writeNumberField("id", member.id());
                    json.writeStringField("name", member.name());
                    json.writeStringField("role", role);
                    json.writeStringField("state", state);
                });
    }
}
