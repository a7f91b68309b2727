package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.terminal.command.Answers;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something. */
@Command(
        name = "send",
        description = {
            "Sends a message and ends when it is committed.",
            "Exit code 7 tells that it may or may not be: sending it again with the --cid that is printed is safe.",
            "With --json each line is an object: conversation (#GROUP or @NAME), seq (its place there), cid,"
                    + " time (ms since 1970), dup (whether an earlier try had stored it)."
        })
final class SendCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    TargetOption to = new TargetOption();

    @Option(names = "--stdin", description = "read the message from the input, all lines as one message")
    boolean stdin;

    @Option(names = "--each-line", description = "read messages from the input, each line one, until one fails")
    boolean eachLine;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "how long to try to connect, and then to get a message committed (${DEFAULT-VALUE})")
    Duration timeout = Duration.ZERO;

    @Option(
            names = "--cid",
            paramLabel = "N",
            converter = CidConverter.class,
            description = "repeat the message that was sent under this number")
    long cid = SendRequest.NO_CID;

    @Option(names = "--json", description = "write an object for each message that is committed")
    boolean json;

    @Parameters(paramLabel = "TEXT", description = "the message; words are joined by spaces")
    List<String> words = new ArrayList<>();

    SendCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        StandardInput input = new StandardInput(context.streams().in());
        String text = stdin ? Answers.await(input.text()) : String.join(" ", words);
        if (text.isEmpty() && !eachLine) {
            throw new UsageException("the message is empty");
        }
        try (Account account = Account.open(context, timeout)) {
            Target target = account.requireTarget(to.word);
            Sending sending =
                    new Sending(context, account, new Output(context.streams().out(), json), timeout);
            try {
                if (eachLine) {
                    sendLines(input, target, account, sending);
                } else {
                    long number = cid == SendRequest.NO_CID ? account.client().newCid() : cid;
                    sending.send(new SendRequest(target, text, number), "");
                }
                return sending.settle();
            } catch (InterruptedException e) {
                sending.giveUp();
                throw e;
            } catch (UsageException | ExitException e) {
                // The rest of the input is no good; what was sent before it has an outcome all the same.
                int code = sending.settle();
                if (code == Exit.DONE) {
                    throw e;
                }
                context.say(String.valueOf(e.getMessage()));
                return code;
            }
        }
    }

    private void check() {
        int sources = (stdin ? 1 : 0) + (eachLine ? 1 : 0) + (words.isEmpty() ? 0 : 1);
        if (sources != 1) {
            throw new UsageException("one of TEXT, --stdin and --each-line is expected");
        }
        if (timeout.isZero()) {
            throw new UsageException("--timeout: 0 leaves no time to send");
        }
        if (cid != SendRequest.NO_CID && eachLine) {
            throw new UsageException("--cid is for one message, --each-line for many");
        }
    }

    private static void sendLine(Target target, String text, String where, Account account, Sending sending)
            throws InterruptedException {
        SendRequest request;
        try {
            request = new SendRequest(target, text, account.client().newCid());
        } catch (BadValueException e) {
            throw new ExitException(Exit.REJECTED, where + e.getMessage());
        }
        sending.send(request, where);
    }

    private static void sendLines(StandardInput input, Target target, Account account, Sending sending)
            throws InterruptedException {
        for (long number = 1; !sending.hasFailed(); number++) {
            CompletableFuture<Optional<String>> next = input.line();
            sending.settleUntil(next);
            if (sending.hasFailed()) {
                return;
            }
            Optional<String> line = Answers.await(next);
            if (line.isEmpty()) {
                return;
            }
            if (!line.get().isEmpty()) {
                sendLine(target, line.get(), "line " + number + ": ", account, sending);
            }
        }
    }
}
