package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.common.protocol.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits for something to be said. */
@Command(
        name = "wait",
        description = {
            "Waits for a message, writes it and ends with 0; with 8 if none comes in time.",
            MessageOutput.FIELDS
        })
final class WaitCommand implements Callable<Integer> {
    private static final long FROM_NOW_ON = -1;

    private final CommandContext context;
    private final AtomicBoolean found = new AtomicBoolean();

    @Mixin
    TargetOption to = new TargetOption();

    @Option(
            names = "--match",
            paramLabel = "REGEX",
            defaultValue = "",
            converter = PatternConverter.class,
            description = "what has to be found somewhere in the text; any message without it")
    Pattern match = Pattern.compile("");

    @Option(
            names = "--timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long it may take in all, such as 30s or 10m; without end if not given")
    Duration timeout = Deadline.NONE;

    @Option(
            names = "--since",
            paramLabel = "SEQ",
            converter = CountConverter.class,
            description = "a message behind this one counts; else what comes from now on")
    long since = FROM_NOW_ON;

    @Option(names = "--json", description = "write the message as an object")
    boolean json;

    WaitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Alarm alarm = new Alarm(timeout)) {
            findBefore(alarm);
        }
        if (!found.get()) {
            throw new ExitException(Exit.TIMED_OUT, "No such message came in time.");
        }
        return Exit.DONE;
    }

    private void findBefore(Alarm alarm) throws InterruptedException {
        try {
            find();
        } catch (InterruptedException e) {
            if (!alarm.hasRung()) {
                throw e;
            }
        }
    }

    private void find() throws InterruptedException {
        Follower follower = new Follower(context);
        try (Account account = Account.open(context, follower)) {
            Target target = account.requireTarget(to.word);
            MessageOutput out = new MessageOutput(new Output(context.streams().out(), json), account, context.clock());
            long last = since == FROM_NOW_ON ? 0 : lookBack(new History(account, target), out);
            if (!found.get()) {
                follower.begin(target, account.me(), last, message -> !isShown(message, out));
                follower.awaitEnd();
            }
        }
    }

    private long lookBack(History history, MessageOutput out) throws InterruptedException {
        return history.readAfter(since, page -> page.stream().noneMatch(message -> isShown(message, out)));
    }

    /** Shows the message if it is the one. */
    private boolean isShown(ChatMessage message, MessageOutput out) {
        boolean matches = match.matcher(message.text()).find();
        if (matches) {
            out.print(message);
            out.flush();
            found.set(true);
        }
        return matches;
    }
}
