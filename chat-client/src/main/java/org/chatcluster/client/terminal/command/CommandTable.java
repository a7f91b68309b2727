package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;

/** All commands, and how a typed line finds its own: by name or by a beginning that only one has. Immutable. */
public final class CommandTable {
    private final List<Command> commands;

    public CommandTable(List<Command> commands) {
        this.commands = List.copyOf(commands);
        long names = commands.stream().map(Command::name).distinct().count();
        if (names != commands.size()) {
            throw new IllegalArgumentException("two commands have one name");
        }
    }

    /** A command and what was typed behind it. */
    public record Found(Command command, Words words) {}

    public List<Command> commands() {
        return commands;
    }

    /** The command of a line without its slash. */
    public Found find(String line) {
        Words words = new Words(line);
        String first = only(words.next(), firstWords());
        List<String> seconds = secondWords(first);
        String name = seconds.isEmpty() ? first : first + " " + only(words.require(oneOf(seconds)), seconds);
        Command command = commands.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Found(command, words);
    }

    private static String oneOf(List<String> words) {
        return "one of " + String.join(", ", words);
    }

    /** The one of {@code all} that is {@code typed} or that alone begins so. */
    private static String only(String typed, List<String> all) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        if (all.contains(wanted)) {
            return wanted;
        }
        List<String> matches = all.stream()
                .filter(name -> !wanted.isEmpty() && name.startsWith(wanted))
                .toList();
        if (matches.isEmpty()) {
            throw new UsageException("There is no command \"" + typed + "\"; /help lists them.");
        }
        if (matches.size() > 1) {
            throw new UsageException("\"" + typed + "\" may be " + String.join(" or ", matches) + ".");
        }
        return matches.get(0);
    }

    public List<String> firstWords() {
        return commands.stream().map(command -> words(command)[0]).distinct().toList();
    }

    /** The second words of the commands that begin with {@code first}; empty for a command of one word. */
    public List<String> secondWords(String first) {
        return commands.stream()
                .map(CommandTable::words)
                .filter(words -> words.length == 2 && words[0].equals(first))
                .map(words -> words[1])
                .toList();
    }

    private static String[] words(Command command) {
        return command.name().split(" ", 2);
    }

    /** One line for each command whose name begins with {@code prefix}. */
    public List<Line> help(String prefix) {
        List<Command> shown = commands.stream()
                .filter(command -> command.name().startsWith(prefix))
                .toList();
        if (shown.isEmpty()) {
            throw new UsageException("There is no command \"" + prefix + "\".");
        }
        int width = shown.stream()
                .map(Command::usage)
                .collect(Collectors.summarizingInt(String::length))
                .getMax();
        List<Line> lines = new ArrayList<>();
        for (Command command : shown) {
            String usage = command.usage();
            lines.add(Line.of(Style.NAME, usage)
                    .and(Style.PLAIN, " ".repeat(width - usage.length() + 2) + command.help()));
        }
        return lines;
    }
}
