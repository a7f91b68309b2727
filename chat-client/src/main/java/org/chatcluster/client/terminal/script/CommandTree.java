package org.chatcluster.client.terminal.script;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.config.SettingsException;
import org.chatcluster.client.terminal.store.FileProblem;
import org.chatcluster.client.terminal.text.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. To look at the class of a command takes picocli a while, so one that is not named in the arguments is left out
 * where that makes no difference. On the main thread.
 */
public final class CommandTree {
    private final CommandContext context;
    private final Interactive interactive;
    private final Subcommands subcommands = new Subcommands();

    /** {@code interactive} is what runs without a command. */
    public CommandTree(CommandContext context, Interactive interactive) {
        this.context = context;
        this.interactive = interactive;
    }

    /** Returns the exit code. */
    public int run(String... arguments) {
        List<String> named = subcommands.namesIn(arguments);
        CommandLine line = named.contains(CompletionCommand.NAME) ? whole() : with(named);
        Optional<String> unreadable = findUnreadable(arguments);
        if (unreadable.isPresent()) {
            say(
                    line,
                    "\"" + unreadable.get() + "\" cannot be read in this locale, which is not UTF-8;"
                            + " LC_ALL=C.UTF-8 is, and send takes a text by --stdin in any");
            return Exit.USAGE;
        }
        int code = line.execute(arguments);
        context.streams().flush();
        Optional<IOException> loss = context.streams().out().findLoss();
        if (loss.isEmpty()) {
            return code;
        }
        say(line, "The output is not whole: " + loss.get().getMessage());
        return code == Exit.DONE ? Exit.FAILED : code;
    }

    /** An argument that was lost before this program began: Java has the replacement character for each byte that it could not read. */
    private static Optional<String> findUnreadable(String... arguments) {
        return "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
                ? Optional.empty()
                : Stream.of(arguments)
                        .filter(argument -> argument.indexOf('\uFFFD') >= 0)
                        .findFirst();
    }

    private CommandLine with(List<String> names) {
        boolean isWhole = names.size() == subcommands.names().size();
        CommandLine root = new CommandLine(context.options());
        names.forEach(name -> root.addSubcommand(name, subcommands.make(name, context)));
        // @bob is a person, not a file of arguments.
        root.setExpandAtFiles(false);
        // An account may have the name of a command.
        root.setAllowSubcommandsAsOptionParameters(true);
        root.setOut(new PrintWriter(context.streams().out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(context.streams().err(), true, StandardCharsets.UTF_8));
        root.setExecutionStrategy(parsed -> {
            boolean tellsOfAll = parsed.isUsageHelpRequested() && !isWhole;
            return tellsOfAll ? whole().execute("--help") : execute(parsed);
        });
        root.setParameterExceptionHandler((mistake, arguments) ->
                isWhole ? usage(mistake.getCommandLine(), mistake) : whole().execute(arguments));
        root.setExecutionExceptionHandler((failure, command, parsed) -> failed(command, failure));
        return root;
    }

    private CommandLine whole() {
        return with(subcommands.names());
    }

    private int execute(ParseResult parsed) {
        CommandLine root = parsed.commandSpec().commandLine();
        try {
            if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
                return new RunLast().execute(parsed);
            }
            Logs.begin(context.options().verbose(), context.state());
            return parsed.hasSubcommand() ? command(parsed) : interactive.run(context, context.settings());
        } catch (ParameterException | ExecutionException e) {
            throw e;
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw new ExecutionException(root, String.valueOf(e.getMessage()), e);
        }
    }

    private static int command(ParseResult parsed) {
        Interrupts interrupts = Interrupts.of(Thread.currentThread());
        try {
            return new RunLast().execute(parsed);
        } finally {
            interrupts.end();
        }
    }

    private int failed(CommandLine command, Exception failure) throws Exception {
        if (failure instanceof OutputClosedException) {
            // Whether something is lost by that is looked at in the end.
            return Exit.DONE;
        }
        if (failure instanceof SettingsException wrong) {
            wrong.mistakes().forEach(mistake -> say(command, mistake));
            return Exit.USAGE;
        }
        OptionalInt code = ExitCodes.of(failure);
        if (code.isEmpty()) {
            throw failure;
        }
        if (code.getAsInt() == Exit.USAGE) {
            return usage(command, failure);
        }
        if (code.getAsInt() != Exit.INTERRUPTED) {
            say(command, sentence(failure));
        }
        return code.getAsInt();
    }

    private static String sentence(Exception failure) {
        return failure instanceof IOException trouble
                ? "A file cannot be read or written: " + FileProblem.withFile(trouble)
                : String.valueOf(failure.getMessage());
    }

    private int usage(CommandLine command, Exception mistake) {
        String name = command.getCommandSpec().qualifiedName();
        String message = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched)
                : String.valueOf(mistake.getMessage()).lines().collect(Collectors.joining(" "));
        say(command, message + " (" + name + " --help lists the flags)");
        return Exit.USAGE;
    }

    private static String unmatched(CommandLine command, UnmatchedArgumentException mistake) {
        String word = mistake.getUnmatched().get(0);
        if (mistake.isUnknownOption()) {
            Set<String> flags = command.getCommandSpec().optionsMap().keySet();
            return "there is no flag " + word + "." + Nearest.hint("", word, flags);
        }
        return command.getParent() == null
                ? "there is no command \"" + word + "\"."
                        + Nearest.hint("", word, command.getSubcommands().keySet())
                : "\"" + word + "\" is a word too many.";
    }

    private void say(CommandLine command, String message) {
        context.say(command.getCommandSpec().qualifiedName() + ": " + message);
    }
}
