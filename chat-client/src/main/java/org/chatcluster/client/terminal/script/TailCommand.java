package org.chatcluster.client.terminal.script;

import java.util.concurrent.Callable;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.common.protocol.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what was said in a conversation and goes on with what comes. */
@Command(
        name = "tail",
        description = {
            "Shows the last messages of a conversation, and those that come, each once and in order.",
            "Ends when nobody reads its output any more, which it learns from the next message only: -n N --no-follow ends"
                    + " by itself, and timeout(1) bounds the rest.",
            MessageOutput.FIELDS
        })
final class TailCommand implements Callable<Integer> {
    private static final long DEFAULT_LINES = 10;
    private static final long NOT_GIVEN = -1;

    private final CommandContext context;

    @Mixin
    TargetOption to = new TargetOption();

    @Option(
            names = "--since",
            paramLabel = "SEQ",
            converter = CountConverter.class,
            description = "begin behind this message; 0 is the beginning")
    long since = NOT_GIVEN;

    @Option(
            names = "-n",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "begin with at most N old messages (10; all with --since)")
    long lines = NOT_GIVEN;

    @Option(
            names = "--follow",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "go on with what comes, the default; --no-follow ends there")
    boolean follow = true;

    @Option(names = "--json", description = "write an object for each message")
    boolean json;

    TailCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Follower follower = new Follower(context);
        try (Account account = Account.open(context, follower)) {
            Target target = account.requireTarget(to.word);
            MessageOutput out = new MessageOutput(new Output(context.streams().out(), json), account, context.clock());
            History history = new History(account, target);
            long last = history.readAfter(start(history.lastSeq()), page -> {
                page.forEach(out::print);
                out.flush();
                return true;
            });
            if (follow) {
                follower.begin(target, account.me(), last, message -> show(out, message));
                follower.awaitEnd();
            }
        }
        return Exit.DONE;
    }

    private long start(long lastSeq) {
        long wanted = lines != NOT_GIVEN ? lines : since != NOT_GIVEN ? Long.MAX_VALUE : DEFAULT_LINES;
        return Math.max(Math.max(since, 0), lastSeq - wanted);
    }

    private static boolean show(MessageOutput out, ChatMessage message) {
        out.print(message);
        out.flush();
        return true;
    }
}
