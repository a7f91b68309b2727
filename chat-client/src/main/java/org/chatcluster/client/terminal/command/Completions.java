package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.terminal.command.Command.Argument;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.client.terminal.text.RenderGate;

/** What the last word of a line may become. Thread-safe. */
public final class Completions {
    private final CommandTable table;
    private final People people;

    public Completions(CommandTable table, People people) {
        this.table = table;
        this.people = people;
    }

    /** Words that can stand for the last word of {@code line}, which ends at the cursor. */
    public List<String> of(String line) {
        int start = lastWordStart(line);
        String word = line.substring(start);
        List<String> all =
                line.startsWith("/") && !line.startsWith("//") ? forCommand(line.substring(0, start)) : forText(word);
        return all.stream()
                .filter(candidate -> Names.startsWith(candidate, word))
                .map(RenderGate::clean)
                .distinct()
                .sorted()
                .toList();
    }

    public static int lastWordStart(String line) {
        int start = line.length();
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** {@code before} is the line up to the word that is completed. */
    private List<String> forCommand(String before) {
        if (before.isEmpty()) {
            return table.firstWords().stream().map(name -> "/" + name).toList();
        }
        String typed = before.substring(1).strip();
        List<String> seconds = table.secondWords(typed.toLowerCase(Locale.ROOT));
        if (!seconds.isEmpty()) {
            return seconds;
        }
        try {
            CommandTable.Found found = table.find(typed);
            return found.words().isEmpty() ? forArgument(found.command().argument()) : List.of();
        } catch (UsageException e) {
            return List.of();
        }
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
