package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.Locale;
import org.chatcluster.client.terminal.command.KeyBindings.Binding;
import org.chatcluster.client.terminal.command.Preferences.Item;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Nearest;
import org.chatcluster.client.terminal.text.Style;

/** Commands about how this client looks and behaves. On the person's thread. */
public final class SettingCommands {
    private final Console console;
    private final Preferences preferences;
    private final Appearance appearance;
    private final KeyBindings keys;

    public SettingCommands(Console console, Surroundings surroundings) {
        this.console = console;
        this.preferences = surroundings.preferences();
        this.appearance = surroundings.appearance();
        this.keys = surroundings.keys();
    }

    public List<Command> commands() {
        return List.of(
                new Command(
                        "set",
                        Topic.CLIENT,
                        "set something, or show what is set",
                        List.of(
                                Parameter.word("[KEY]", "which setting; without it all are listed", this::settings),
                                Parameter.text("[VALUE]", "what it is to be; without it it is shown", this::values)),
                        "/set notify both",
                        this::set),
                choice("theme", "the colours", appearance.theme(), "/theme light"),
                choice("ui", "the face: full screen, lines or plain", appearance.ui(), "/ui line"),
                new Command(
                        "bind",
                        Topic.CLIENT,
                        "bind a key, or show what keys do",
                        List.of(
                                Parameter.word("[KEY]", "which key; without it all are listed", this::boundKeys),
                                Parameter.text("[ACTION]", "what it does, or a line with a slash", this::actions)),
                        "/bind f5 /unread",
                        this::bind));
    }

    private Command choice(String name, String what, Appearance.Choice choice, String example) {
        Parameter value = Parameter.word(
                "[" + name.toUpperCase(Locale.ROOT) + "]",
                "which one; without it they are listed",
                before -> choice.values().stream().map(Suggestion::of).toList());
        return new Command(
                name, Topic.CLIENT, "change " + what, List.of(value), example, words -> choose(name, choice, words));
    }

    private void choose(String name, Appearance.Choice choice, Words words) {
        String wanted = words.next();
        words.end();
        requireAny(choice.values());
        if (wanted.isEmpty()) {
            console.print(Line.of(Style.PLAIN, choice.now())
                    .and(Style.DIM, " (one of " + String.join(", ", choice.values()) + ")"));
            return;
        }
        requireKnown(name, wanted, choice.values());
        choice.use(wanted);
        console.print(Line.of(Style.NAME, name)
                .and(Style.PLAIN, " = " + wanted)
                .and(Style.DIM, "  (for now; /set " + name + " " + wanted + " keeps it)"));
    }

    private void set(Words words) {
        List<Item> all = preferences.list();
        requireAny(all);
        if (words.isEmpty()) {
            console.print(all.stream().map(SettingCommands::line).toList());
            return;
        }
        String key = words.next();
        requireKnown("setting", key, all.stream().map(Item::key).toList());
        if (!words.isEmpty()) {
            String value = words.rest();
            List<String> values = find(key).values();
            if (!values.isEmpty()) {
                requireKnown(key, value, values);
            }
            preferences.set(key, value);
        }
        console.print(line(find(key)));
    }

    private Item find(String key) {
        return preferences.list().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Line line(Item setting) {
        return Line.of(Style.NAME, setting.key())
                .and(Style.PLAIN, " = " + setting.value())
                .and(Style.DIM, "  " + setting.about());
    }

    private void bind(Words words) {
        List<Binding> all = keys.bindings();
        requireAny(all);
        String key = words.next();
        String action = words.rest();
        if (!action.isEmpty()) {
            if (!action.startsWith("/")) {
                requireKnown("action", action, keys.actions());
            }
            key = keys.bind(key, action);
        }
        String name = key;
        List<Line> lines = keys.bindings().stream()
                .filter(binding -> name.isEmpty() || binding.key().equalsIgnoreCase(name))
                .map(SettingCommands::line)
                .toList();
        console.print(lines.isEmpty() ? List.of(Line.note(name + " is not bound.")) : lines);
    }

    private static Line line(Binding binding) {
        return Line.of(Style.NAME, binding.key())
                .and(Style.PLAIN, "  " + binding.action())
                .and(Style.DIM, "  " + binding.about());
    }

    private static void requireAny(List<?> choices) {
        if (choices.isEmpty()) {
            throw new UsageException("This cannot be changed here.");
        }
    }

    private static void requireKnown(String what, String word, List<String> known) {
        if (!known.contains(word)) {
            String expected = known.size() <= 8 ? " (expected " + String.join(", ", known) + ")." : ".";
            throw new UsageException("\"" + word + "\" is no " + what + expected + Nearest.hint("", word, known));
        }
    }

    private List<Suggestion> settings(List<String> before) {
        return preferences.list().stream()
                .map(setting -> new Suggestion(setting.key(), setting.about()))
                .toList();
    }

    private List<Suggestion> values(List<String> before) {
        return preferences.list().stream()
                .filter(setting -> List.of(setting.key()).equals(before))
                .flatMap(setting -> setting.values().stream())
                .map(Suggestion::of)
                .toList();
    }

    private List<Suggestion> boundKeys(List<String> before) {
        return keys.bindings().stream()
                .map(binding -> new Suggestion(binding.key(), binding.action()))
                .toList();
    }

    private List<Suggestion> actions(List<String> before) {
        return before.size() == 1 ? keys.actions().stream().map(Suggestion::of).toList() : List.of();
    }
}
