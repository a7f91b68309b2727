package org.chatcluster.client.terminal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;

/** What help says, made of the table of commands alone. Immutable. */
final class HelpText {
    private static final int WIDTH = 76;
    private static final int TITLE = 9;

    private final CommandTable table;
    private final KeyBindings keys;

    HelpText(CommandTable table, KeyBindings keys) {
        this.table = table;
        this.keys = keys;
    }

    /** The names of all commands, by topic. */
    List<Line> overview() {
        List<Line> lines = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            String title = topic.title();
            for (String part : wrapped(names(topic))) {
                lines.add(Line.of(Style.DIM, title + " ".repeat(TITLE - title.length()))
                        .and(Style.NAME, part));
                title = "";
            }
        }
        lines.add(Line.note("/help COMMAND tells more, /help all what each does. /hi is enough for /history."));
        lines.add(Line.note("Anything else goes to the conversation; // begins a text with a slash."));
        lines.add(Line.note("These work too as whole lines; with a blank in front they are texts:"));
        AncestorGrammar.FORMS.forEach(line -> lines.add(Line.note("  " + line)));
        return lines;
    }

    private List<String> names(Topic topic) {
        return table.commands().stream()
                .filter(command -> command.topic() == topic)
                .map(Command::firstWord)
                .distinct()
                .map(first -> "/" + first + seconds(first))
                .toList();
    }

    private String seconds(String first) {
        List<String> seconds = table.secondWords(first);
        return seconds.isEmpty() ? "" : " " + String.join("|", seconds);
    }

    private static List<String> wrapped(List<String> names) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            if (line.length() > 0 && TITLE + line.length() + 2 + name.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "  ").append(name);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** A line for each command, by topic. */
    List<Line> all() {
        List<Line> lines = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            lines.add(Line.note(topic.title()));
            lines.addAll(list(table.commands().stream()
                    .filter(command -> command.topic() == topic)
                    .toList()));
        }
        return lines;
    }

    /** Everything about the commands that {@code typed} stands for. */
    List<Line> about(String typed) {
        String first = table.first(new Words(typed).next());
        boolean whole = typed.contains(" ") || table.secondWords(first).isEmpty();
        return whole ? about(table.find(typed).command()) : list(table.family(first));
    }

    private static List<Line> list(List<Command> commands) {
        int width = width(commands.stream().map(Command::usage).toList());
        return commands.stream()
                .map(command -> row(command.usage(), width, command.help()))
                .toList();
    }

    private List<Line> about(Command command) {
        List<Line> lines = new ArrayList<>();
        lines.add(row(command.usage(), command.usage().length(), command.help()));
        List<Parameter> parameters = command.parameters();
        int width = width(parameters.stream().map(Parameter::label).toList());
        for (Parameter parameter : parameters) {
            lines.add(row("  " + parameter.label(), width + 2, parameter.about()));
        }
        lines.add(Line.note("  for example: " + command.example()));
        String bound = keys.bindings().stream()
                .filter(binding -> binding.command().equals(command.name()))
                .map(KeyBindings.Binding::key)
                .collect(Collectors.joining(", "));
        if (!bound.isEmpty()) {
            lines.add(Line.note("  keys: " + bound));
        }
        return lines;
    }

    private static Line row(String name, int width, String text) {
        return Line.of(Style.NAME, name).and(Style.PLAIN, " ".repeat(width - name.length() + 2) + text);
    }

    private static int width(List<String> names) {
        return names.stream().mapToInt(String::length).max().orElse(0);
    }
}
