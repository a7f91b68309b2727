package org.chatcluster.client.terminal.script;

import java.util.concurrent.Callable;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.ConversationInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts what is unread, and leaves it so. */
@Command(
        name = "unread",
        description = {
            "Counts unread messages, which stay unread: for status bars.",
            "All that stands behind the last message that was read counts, your own messages among it.",
            "With --json each line is an object: conversation (#GROUP or @NAME) and unread; the last one has total only."
        })
final class UnreadCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--json", description = "write an object for each conversation, and one for the total")
    boolean json;

    UnreadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Account account = Account.open(context, new ClientListener() {})) {
            Output out = new Output(context.streams().out(), json);
            long total = 0;
            for (ConversationInfo info : account.login().conversations()) {
                long unread = info.lastSeq() - info.readSeq();
                if (unread > 0) {
                    total += unread;
                    print(out, account.requireName(info.target()), unread);
                }
            }
            long all = total;
            out.print(
                    Line.note("total ").and(Style.PLAIN, Long.toString(all)),
                    json -> json.writeNumberField("total", all));
            out.flush();
        }
        return Exit.DONE;
    }

    private static void print(Output out, String name, long unread) {
        out.print(Line.of(Style.NAME, name).and(Style.PLAIN, " " + unread), json -> {
            json.writeStringField("conversation", name);
            json.writeNumberField("unread", unread);
        });
    }
}
