package org.chatcluster.client.terminal.script;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands and flags. */
@Command(
        name = CompletionCommand.NAME,
        description = "Writes the completion of commands and flags for a shell: source <(chat completion)")
final class CompletionCommand implements Callable<Integer> {
    static final String NAME = "completion";

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    CommandSpec spec;

    @Parameters(arity = "0..1", defaultValue = "bash", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    Shell shell = Shell.bash;

    /** What can be completed for; one script does for both. */
    enum Shell {
        bash,
        zsh
    }

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.streams().out().print(AutoComplete.bash("chat", spec.root().commandLine()));
        return Exit.DONE;
    }
}
