package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.terminal.text.Names;

/** What the last word of a line may become. Thread-safe. */
public final class Completions {
    private final CommandTable table;
    private final Suggestions suggestions;

    public Completions(CommandTable table, Suggestions suggestions) {
        this.table = table;
        this.suggestions = suggestions;
    }

    /** What can stand for the last word of {@code line}, which ends at the cursor; the likeliest first. */
    public List<Suggestion> of(String line) {
        int start = lastWordStart(line);
        String word = line.substring(start);
        String before = line.substring(0, start);
        boolean command = line.startsWith("/") && !line.startsWith("//");
        return (command ? forCommand(before) : forText(before, word))
                .stream()
                        .filter(candidate -> Names.startsWith(candidate.value(), word))
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
    private List<Suggestion> forCommand(String before) {
        if (before.isEmpty()) {
            return table.suggestions().stream()
                    .map(name -> name.withValue("/" + name.value()))
                    .toList();
        }
        try {
            String typed = before.substring(1).strip();
            String first = table.first(new Words(typed).next());
            if (!typed.contains(" ") && !table.secondWords(first).isEmpty()) {
                return table.family(first).stream()
                        .map(command -> new Suggestion(command.secondWord(), command.help()))
                        .toList();
            }
            CommandTable.Found found = table.find(typed);
            List<String> arguments = new ArrayList<>();
            while (!found.words().isEmpty()) {
                arguments.add(found.words().next());
            }
            return found.command().suggest(arguments.size(), arguments);
        } catch (UsageException e) {
            return List.of();
        }
    }

    /** At the beginning of a text a name addresses somebody: {@code bob: }. */
    private List<Suggestion> forText(String before, String word) {
        if (word.isEmpty()) {
            return List.of();
        }
        List<Suggestion> all = suggestions.inText(List.of());
        return before.isBlank() ? all.stream().map(Completions::addressed).toList() : all;
    }

    private static Suggestion addressed(Suggestion name) {
        boolean bare = !name.value().startsWith("@") && !name.value().startsWith("#");
        return bare ? name.withValue(name.value() + ":") : name;
    }
}
