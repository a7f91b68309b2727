package org.chatcluster.client.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.command.Appearance;
import org.chatcluster.client.terminal.command.KeyBindings;
import org.chatcluster.client.terminal.command.Preferences;
import org.chatcluster.client.terminal.command.Surroundings;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.config.Setting;
import org.chatcluster.client.terminal.config.SettingsException;
import org.chatcluster.client.terminal.config.SettingsFile;
import org.chatcluster.client.terminal.config.SettingsReport;
import org.chatcluster.client.terminal.config.ThemeChoice;
import org.chatcluster.client.terminal.config.Ui;
import org.chatcluster.client.terminal.editor.Key;
import org.chatcluster.client.terminal.editor.KeyAction;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.jline.terminal.Terminal;

/** What a person can change while the program runs. Another face or server begins anew. On the person's thread. */
final class PersonSurroundings implements Preferences, Appearance, KeyBindings {
    /** What a face takes from the settings itself; all else it has from the one before. */
    private static final Set<String> OF_A_FACE =
            Set.of(Setting.NAME.key(), Setting.NOTIFY.key(), Setting.NOTIFY_HOOK.key());

    private final Terminal terminal;
    private final Situation situation;
    private final SettingsFile file;
    private final Changes changes;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private KeyTable keys;
    private Wish wish;

    /** Who is told what the person wants: something instead of this face, or other colours or keys in it. */
    record Changes(Consumer<Wish> next, Consumer<ThemeChoice> theme, Consumer<KeyTable> keys) {}

    PersonSurroundings(Terminal terminal, Situation situation, Changes changes) {
        this.terminal = terminal;
        this.situation = situation;
        this.file =
                new SettingsFile(situation.loaded().file(), situation.loaded().profile());
        this.changes = changes;
        this.keys = situation.keys();
        this.wish = situation.wish();
    }

    Surroundings surroundings(Path state) {
        return new Surroundings(
                this::connect,
                this,
                this,
                this,
                Map.of("state directory", state, "settings", situation.loaded().file()));
    }

    private void connect(String host, int port) {
        ClientConfig now = wish.config();
        ClientConfig there =
                ClientConfig.of(host, port).withDevice(now.device()).withBacklog(now.backlog());
        changes.next.accept(wish.with(there));
    }

    @Override
    public List<Item> list() {
        List<Item> all = new ArrayList<>();
        for (SettingsReport.Row row : SettingsReport.of(situation.loaded()).rows()) {
            var setting = row.setting();
            if (setting != null) {
                String value = changed.getOrDefault(row.key(), row.value());
                all.add(new Item(row.key(), value, setting.purpose(), setting.choices()));
            }
        }
        return all;
    }

    @Override
    public void set(String key, String value) {
        write(() -> file.set(key, value));
        String from = OF_A_FACE.contains(key) ? " (from the next face or start on)" : " (from the next start on)";
        changed.put(key, value + from);
    }

    @Override
    public String terminal() {
        return terminal.getType() + " " + terminal.getSize();
    }

    @Override
    public Choice ui() {
        return new OneOf<>(Ui.class, () -> wish.ui(), ui -> changes.next.accept(wish.with(ui)));
    }

    @Override
    public Choice theme() {
        return new OneOf<>(ThemeChoice.class, () -> wish.theme(), this::use);
    }

    private void use(ThemeChoice theme) {
        wish = wish.with(theme);
        changes.theme.accept(theme);
    }

    /** One of the constants of an enum, by its name in small letters. */
    private record OneOf<E extends Enum<E>>(Class<E> type, Supplier<E> present, Consumer<E> use) implements Choice {
        @Override
        public String now() {
            return word(present.get());
        }

        @Override
        public List<String> values() {
            return Stream.of(type.getEnumConstants()).map(OneOf::word).toList();
        }

        @Override
        public void use(String value) {
            use.accept(Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public List<Binding> bindings() {
        List<Binding> all = new ArrayList<>();
        for (KeyAction action : KeyAction.all()) {
            keys.keysOf(action.name()).forEach(key -> all.add(new Binding(key, action.name(), action.help(), "")));
        }
        keys.lines().forEach((key, line) -> all.add(new Binding(key, line, "", line.substring(1))));
        return all;
    }

    @Override
    public List<String> actions() {
        return Stream.concat(KeyAction.all().stream().map(KeyAction::name), Stream.of(KeyTable.NONE))
                .toList();
    }

    @Override
    public String bind(String pressed, String action) {
        Key key;
        KeyTable table;
        try {
            key = Key.parse(pressed);
            table = keys.with(key.name(), action);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        write(() -> file.bind(key, action));
        keys = table;
        changes.keys.accept(table);
        return key.name();
    }

    private interface Change {
        void make() throws IOException;
    }

    private static void write(Change change) {
        try {
            change.make();
        } catch (SettingsException e) {
            throw new UsageException(String.join(" ", e.mistakes()));
        } catch (IOException e) {
            throw new UsageException("The settings cannot be written: " + e.getMessage());
        }
    }
}
