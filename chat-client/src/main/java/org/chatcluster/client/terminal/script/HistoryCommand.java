package org.chatcluster.client.terminal.script;

import java.util.List;
import java.util.concurrent.Callable;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.ClientListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what was said in a conversation. */
@Command(
        name = "history",
        description = {"Shows messages of a conversation, the oldest first.", MessageOutput.FIELDS})
final class HistoryCommand implements Callable<Integer> {
    private static final long DEFAULT_MESSAGES = 20;
    private static final long NOT_GIVEN = -1;

    private final CommandContext context;

    @Mixin
    TargetOption to = new TargetOption();

    @Option(
            names = "-n",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "the newest N of them (20; all with --after)")
    long wanted = NOT_GIVEN;

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            converter = CountConverter.class,
            description = "only messages behind this one; 0 is the beginning")
    long after = NOT_GIVEN;

    @Option(
            names = "--before",
            paramLabel = "SEQ",
            converter = CountConverter.class,
            description = "only messages in front of this one")
    long before = Long.MAX_VALUE;

    @Option(names = "--json", description = "write an object for each message")
    boolean json;

    HistoryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Account account = Account.open(context, new ClientListener() {})) {
            History history = new History(account, account.requireTarget(to.word));
            MessageOutput out = new MessageOutput(new Output(context.streams().out(), json), account, context.clock());
            long last = Math.min(history.lastSeq(), before - 1);
            long start = start(last);
            try (ExportProgress progress = new ExportProgress(context.streams().err(), last - start)) {
                history.readAfter(start, page -> show(page, out, progress));
            }
        }
        return Exit.DONE;
    }

    private long start(long lastSeq) {
        long most = after != NOT_GIVEN ? Long.MAX_VALUE : DEFAULT_MESSAGES;
        return Math.max(Math.max(after, 0), lastSeq - (wanted != NOT_GIVEN ? wanted : most));
    }

    private boolean show(List<ChatMessage> page, MessageOutput out, ExportProgress progress) {
        List<ChatMessage> shown =
                page.stream().filter(message -> message.seq() < before).toList();
        shown.forEach(out::print);
        out.flush();
        progress.more(shown.size());
        return shown.size() == page.size();
    }
}
