package org.chatcluster.client.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.terminal.Command.Argument;

/** What the last word of a line may become. Thread-safe. */
final class Completions {
    private final CommandTable table;
    private final People people;

    Completions(CommandTable table, People people) {
        this.table = table;
        this.people = people;
    }

    /** Words that can stand for the last word of {@code line}, which ends at the cursor. */
    List<String> of(String line) {
        int start = lastWordStart(line);
        String word = line.substring(start);
        List<String> before = List.of(line.substring(0, start).strip().split("\\s+"));
        List<String> all =
                line.startsWith("/") && !line.startsWith("//") ? forCommand(before, start == 0) : forText(word);
        return all.stream()
                .filter(candidate -> Names.startsWith(candidate, word))
                .map(RenderGate::clean)
                .distinct()
                .sorted()
                .toList();
    }

    static int lastWordStart(String line) {
        int start = line.length();
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private List<String> forCommand(List<String> before, boolean first) {
        if (first) {
            return table.firstWords().stream().map(name -> "/" + name).toList();
        }
        String command = before.get(0).substring(1).toLowerCase(Locale.ROOT);
        List<String> seconds = table.secondWords(command);
        if (!seconds.isEmpty() && before.size() == 1) {
            return seconds;
        }
        String name = seconds.isEmpty() ? command : command + " " + before.get(1);
        int words = seconds.isEmpty() ? 1 : 2;
        if (before.size() > words) {
            return List.of();
        }
        return table.commands().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .map(candidate -> forArgument(candidate.argument()))
                .orElse(List.of());
    }

    private List<String> forArgument(Argument argument) {
        return switch (argument) {
            case NONE -> List.of();
            case USER -> people.userNames();
            case GROUP -> people.groupTags();
            case CONVERSATION -> {
                List<String> all = new ArrayList<>(people.userNames());
                all.addAll(people.groupTags());
                yield all;
            }
            case COMMAND -> table.firstWords();
        };
    }

    private List<String> forText(String word) {
        if (word.isEmpty()) {
            return List.of();
        }
        return word.startsWith("#") ? people.groupTags() : people.userNames();
    }
}
