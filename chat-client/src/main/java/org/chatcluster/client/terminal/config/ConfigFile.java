package org.chatcluster.client.terminal.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.editor.Key;
import org.chatcluster.client.terminal.text.Nearest;
import org.jspecify.annotations.Nullable;

/** What a file in TOML says, read and checked as a whole. Immutable. */
final class ConfigFile {
    static final String PROFILE = "profile";
    static final String PROFILES = "profiles";
    static final String BIND = "bind";
    private static final List<String> OF_THE_FILE = List.of(PROFILE, PROFILES);

    private final Path path;
    private final TomlEntries entries;
    private final Map<String, Object> root;
    private final List<Placed<String>> mistakes = new ArrayList<>();
    private final Section top;
    private final Map<String, Section> profiles = new TreeMap<>();
    private final String profile;

    /** The settings of the file or of one profile; what keys do is under the one name of each key. */
    record Section(Map<Setting, Placed<Object>> values, Map<String, Bound> bindings) {}

    /** What a key does, how the file spells the key, and the line. */
    record Bound(String action, String spelling, int line) {}

    /** A value and its line. */
    record Placed<T>(T value, int line) {}

    private ConfigFile(Path path, String text) {
        this.path = path;
        this.root = tree(path, text);
        this.entries = TomlEntries.of(text);
        this.top = section(List.of(), root);
        this.profile = readProfile();
        readProfiles();
    }

    /** Reads the file; throws {@link SettingsException} with all that is wrong with it. */
    static ConfigFile read(Path path) throws IOException {
        return of(path, Files.readString(path));
    }

    static ConfigFile of(Path path, String text) {
        ConfigFile file = new ConfigFile(path, text);
        if (!file.mistakes.isEmpty()) {
            throw new SettingsException(file.listMistakes());
        }
        return file;
    }

    /** In the order of their lines. */
    private List<String> listMistakes() {
        return mistakes.stream()
                .sorted(Comparator.comparingInt(Placed::line))
                .map(mistake -> path + ":" + mistake.line + ": " + mistake.value)
                .toList();
    }

    Section top() {
        return top;
    }

    Optional<Section> findProfile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /** The profile that holds when no other is named; may be empty. */
    String profile() {
        return profile;
    }

    /** Where {@link #profile} is said. */
    int lineOfProfile() {
        return entries.lineOf(List.of(PROFILE));
    }

    /** What may have been meant by a profile that is not there, or nothing. */
    String profileHint(String name) {
        return Nearest.of(name, profiles.keySet())
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }

    TomlEntries entries() {
        return entries;
    }

    private static Map<String, Object> tree(Path path, String text) {
        try {
            @Nullable Object tree = new TomlMapper().readValue(text, Object.class);
            return tree instanceof Map<?, ?> map ? byName(map) : Map.of();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("not TOML");
            throw new SettingsException(List.of(path + ":" + line + ": not TOML: " + problem));
        }
    }

    private static Map<String, Object> byName(Map<?, ?> map) {
        Map<String, Object> names = new TreeMap<>();
        map.forEach((key, value) -> names.put(String.valueOf(key), widened(value)));
        return names;
    }

    private static Object widened(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value == null ? "" : value;
    }

    private String readProfile() {
        Object named = root.getOrDefault(PROFILE, "");
        if (named instanceof String name) {
            return name;
        }
        mistake(
                List.of(PROFILE),
                PROFILE + ": expected the name of one; its settings stand in [" + PROFILES + ".NAME]");
        return "";
    }

    private void readProfiles() {
        Object named = root.getOrDefault(PROFILES, Map.of());
        if (!(named instanceof Map<?, ?> tables)) {
            mistake(List.of(PROFILES), PROFILES + ": " + named + " (expected tables [" + PROFILES + ".NAME])");
            return;
        }
        byName(tables).forEach((name, table) -> {
            List<String> place = List.of(PROFILES, name);
            if (table instanceof Map<?, ?> map) {
                profiles.put(name, section(place, byName(map)));
            } else {
                mistake(place, shown(place) + ": " + table + " (expected a table [" + shown(place) + "])");
            }
        });
    }

    private Section section(List<String> place, Map<String, Object> table) {
        Map<Setting, Placed<Object>> values = new TreeMap<>();
        Map<String, Bound> bindings = new TreeMap<>();
        table.forEach((key, raw) -> {
            List<String> path = join(place, key);
            Optional<Setting> setting = Setting.find(key);
            if (setting.isPresent()) {
                value(path, setting.get(), raw).ifPresent(value -> values.put(setting.get(), value));
            } else if (key.equals(BIND) && raw instanceof Map<?, ?> map) {
                byName(map).forEach((spelling, action) -> bind(path, spelling, action, bindings));
            } else if (key.equals(BIND)) {
                mistake(path, shown(path) + ": " + raw + " (expected a table of keys)");
            } else if (!place.isEmpty() || !OF_THE_FILE.contains(key)) {
                mistake(path, shown(path) + ": " + unknown(key, place.isEmpty()));
            }
        });
        return new Section(values, bindings);
    }

    private Optional<Placed<Object>> value(List<String> path, Setting setting, Object raw) {
        try {
            return Optional.of(new Placed<>(setting.valueOf(raw), entries.lineOf(path)));
        } catch (IllegalArgumentException e) {
            mistake(path, shown(path) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void bind(List<String> place, String spelling, Object action, Map<String, Bound> bindings) {
        List<String> path = join(place, spelling);
        if (!(action instanceof String text) || text.isBlank()) {
            mistake(path, shown(path) + ": " + action + " (expected what the key does, as text)");
            return;
        }
        try {
            Bound bound = new Bound(text, spelling, entries.lineOf(path));
            Bound other = bindings.putIfAbsent(Key.parse(spelling).name(), bound);
            if (other != null) {
                mistake(path, shown(path) + ": the key of line " + other.line + " once more, " + other.spelling);
            }
        } catch (IllegalArgumentException e) {
            mistake(path, shown(path) + ": " + e.getMessage());
        }
    }

    static String unknown(String key, boolean isTop) {
        if (key.contains("password") || key.contains("token") || key.contains("secret")) {
            return "secrets do not belong here; log in once, and the client keeps the login in a private file";
        }
        Stream<String> special = isTop ? Stream.of(BIND, PROFILE, PROFILES) : Stream.of(BIND);
        List<String> known = Stream.concat(Stream.of(Setting.values()).map(Setting::key), special)
                .toList();
        return "unknown key"
                + Nearest.of(key, known)
                        .map(name -> " (did you mean " + name + "?)")
                        .orElse("");
    }

    private void mistake(List<String> place, String what) {
        mistakes.add(new Placed<>(what, entries.lineOf(place)));
    }

    private static List<String> join(List<String> place, String key) {
        return Stream.concat(place.stream(), Stream.of(key)).toList();
    }

    private static String shown(List<String> path) {
        return String.join(".", path);
    }
}
