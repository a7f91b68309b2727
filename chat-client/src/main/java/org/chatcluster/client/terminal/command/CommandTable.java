package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chatcluster.client.terminal.text.Nearest;

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
        String first = first(words.next());
        List<String> seconds = secondWords(first);
        String name = seconds.isEmpty() ? first : first + " " + second(first, words, seconds);
        Command command = commands.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Found(command, words);
    }

    private static String second(String first, Words words, List<String> seconds) {
        String expected = "one of " + String.join(", ", seconds);
        if (words.isEmpty()) {
            throw new UsageException("/" + first + ": " + expected + " is missing.");
        }
        return only(words.next(), seconds, typed -> "There is no /" + first + " " + typed + ": " + expected + ".");
    }

    /** The first word of the commands that {@code typed} stands for. */
    String first(String typed) {
        List<String> all = firstWords();
        return only(
                typed,
                all,
                unknown ->
                        "There is no command \"" + unknown + "\"; /help lists them." + Nearest.hint("/", unknown, all));
    }

    /** What to say about a word that is not known. */
    private interface Complaint {
        String about(String typed);
    }

    /** The one of {@code all} that is {@code typed} or that alone begins so. */
    private static String only(String typed, List<String> all, Complaint complaint) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        if (all.contains(wanted)) {
            return wanted;
        }
        List<String> matches = all.stream()
                .filter(name -> !wanted.isEmpty() && name.startsWith(wanted))
                .toList();
        if (matches.isEmpty()) {
            throw new UsageException(complaint.about(typed));
        }
        if (matches.size() > 1) {
            throw new UsageException("\"" + typed + "\" may be " + String.join(" or ", matches) + ".");
        }
        return matches.get(0);
    }

    public List<String> firstWords() {
        return commands.stream().map(Command::firstWord).distinct().toList();
    }

    /** The second words of the commands that begin with {@code first}; empty for a command of one word. */
    public List<String> secondWords(String first) {
        return family(first).stream()
                .map(Command::secondWord)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The commands that begin with the word {@code first}. */
    List<Command> family(String first) {
        return commands.stream()
                .filter(command -> command.firstWord().equals(first))
                .toList();
    }

    /** The first words, each with what its commands do. */
    List<Suggestion> suggestions() {
        return firstWords().stream()
                .map(first -> new Suggestion(
                        first,
                        secondWords(first).isEmpty()
                                ? family(first).get(0).help()
                                : secondWords(first).stream().collect(Collectors.joining(", "))))
                .toList();
    }
}
