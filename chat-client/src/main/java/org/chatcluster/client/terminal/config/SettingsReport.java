package org.chatcluster.client.terminal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds and where it is from, for a person: lines that a file of settings could have. Immutable. */
public record SettingsReport(List<Row> rows) {
    /** A setting, or a key that is bound: its key, its value as it stands in a file, and where it is from; {@code setting} is null for a bound key. */
    public record Row(
            String key,
            String value,
            Origin origin,
            @Nullable Setting setting) {}

    public SettingsReport {
        rows = List.copyOf(rows);
    }

    /** All settings in the order of their table, then the keys. */
    public static SettingsReport of(Loaded loaded) {
        List<Row> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Object value = loaded.settings().values().getOrDefault(setting, setting.standard());
            Origin origin = loaded.origins().getOrDefault(setting, Origin.STANDARD);
            rows.add(new Row(setting.key(), Kind.toToml(value), origin, setting));
        }
        loaded.settings().bindings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(bound -> rows.add(new Row(
                        ConfigFile.BIND + "." + Kind.quoted(bound.getKey()),
                        Kind.quoted(bound.getValue()),
                        loaded.bindingOrigins().getOrDefault(bound.getKey(), Origin.STANDARD),
                        null)));
        return new SettingsReport(rows);
    }

    /** A line for each; with the origin behind it as a comment if that is wanted. */
    public List<String> lines(boolean withOrigin) {
        List<String> plain =
                rows.stream().map(row -> row.key() + " = " + row.value()).toList();
        if (!withOrigin) {
            return plain;
        }
        int width = plain.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Origin origin = rows.get(i).origin();
            String name = origin.kind() == Origin.Kind.PROFILE ? "profile, " + origin.where() : origin.where();
            lines.add(plain.get(i) + " ".repeat(width - plain.get(i).length()) + "  # " + name);
        }
        return lines;
    }
}
