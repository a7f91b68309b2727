package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chatcluster.client.terminal.text.Console;

/** Help, and the end. On the person's thread. */
public final class HelpCommands {
    private final Console console;
    private final Supplier<CommandTable> table;
    private final KeyBindings keys;
    private final Runnable quit;

    /** {@code table} is asked for late: it has these commands in it. */
    public HelpCommands(Console console, Supplier<CommandTable> table, KeyBindings keys, Runnable quit) {
        this.console = console;
        this.table = table;
        this.keys = keys;
        this.quit = quit;
    }

    public List<Command> commands() {
        return List.of(
                new Command(
                        "help",
                        Topic.CLIENT,
                        "list the commands, or tell all about one",
                        List.of(Parameter.text("[COMMAND]", "a command, or all", this::topics)),
                        "/help mute",
                        this::help),
                Command.plain("quit", Topic.ACCOUNT, "end the program; the login is kept", quit::run));
    }

    private void help(Words words) {
        HelpText text = new HelpText(table.get(), keys);
        String what = words.rest();
        String command = what.startsWith("/") ? what.substring(1) : what;
        if (command.isEmpty()) {
            console.print(text.overview());
        } else {
            console.print("all".equals(command) ? text.all() : text.about(command));
        }
    }

    private List<Suggestion> topics(List<String> before) {
        if (before.size() == 1) {
            return table.get().secondWords(before.get(0)).stream()
                    .map(Suggestion::of)
                    .toList();
        }
        List<Suggestion> all = new ArrayList<>(before.isEmpty() ? table.get().suggestions() : List.of());
        all.add(new Suggestion("all", "each command with what it does"));
        return all;
    }
}
