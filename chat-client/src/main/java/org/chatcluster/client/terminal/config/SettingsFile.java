package org.chatcluster.client.terminal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.config.TomlEntries.Entry;
import org.chatcluster.client.terminal.config.TomlEntries.Header;
import org.chatcluster.client.terminal.editor.Key;

/**
 * Changes the file of settings and leaves the rest of it as the person wrote it: comments, order, spaces. A change is written whole
 * or not at all. Throws {@link SettingsException} for what the file must not have, and for a file that is wrong already. Thread-safe.
 */
public final class SettingsFile {
    private final Path path;
    private final String profile;

    /** {@code profile} is the one that holds; empty for none. */
    public SettingsFile(Path path, String profile) {
        this.path = path;
        this.profile = profile;
    }

    /** Sets {@code key} to the value that {@code text} is: in the profile if that has the key, else for all. */
    public synchronized void set(String key, String text) throws IOException {
        Optional<Setting> setting = Setting.find(key);
        if (setting.isEmpty()) {
            throw new SettingsException(List.of(key + ": " + ConfigFile.unknown(key, false)));
        }
        Object value;
        try {
            value = setting.get().valueOfText(text);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(key + ": " + e.getMessage()));
        }
        write(
                List.of(),
                key,
                Kind.toToml(value),
                section -> section.values().containsKey(setting.get()) ? Optional.of(key) : Optional.empty());
    }

    /** Lets a key do {@code action}; however the file spells the key, there is one entry for it. */
    public synchronized void bind(Key key, String action) throws IOException {
        write(
                List.of(ConfigFile.BIND),
                key.name(),
                Kind.quoted(action),
                section ->
                        Optional.ofNullable(section.bindings().get(key.name())).map(ConfigFile.Bound::spelling));
    }

    /** {@code spelling} is how a section writes the key, if it has it. */
    private void write(
            List<String> table, String key, String value, Function<ConfigFile.Section, Optional<String>> spelling)
            throws IOException {
        String text = read();
        ConfigFile file = ConfigFile.of(path, text);
        Optional<String> ofProfile = file.findProfile(profile).flatMap(spelling);
        List<String> inProfile = ofProfile.isPresent() ? List.of(ConfigFile.PROFILES, profile) : List.of();
        List<String> place = Stream.concat(inProfile.stream(), table.stream()).toList();
        String written = ofProfile.or(() -> spelling.apply(file.top())).orElse(key);
        String changed = changed(file.entries(), place, written, value);
        ConfigFile unused = ConfigFile.of(path, changed);
        save(changed);
    }

    private String read() throws IOException {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private String changed(TomlEntries entries, List<String> table, String key, String value) {
        String text = entries.text();
        List<String> whole = Stream.concat(table.stream(), Stream.of(key)).toList();
        Optional<Entry> entry = entries.find(whole);
        if (entry.isPresent() && entry.get().path().equals(whole)) {
            return replace(text, entry.get().from(), entry.get().to(), value);
        }
        if (entry.isPresent()) {
            throw new SettingsException(List.of(path + ":" + entry.get().line() + ": " + String.join(".", whole)
                    + " stands inside another value; change it there"));
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String line = (key.matches("[A-Za-z0-9_-]+") ? key : Kind.quoted(key)) + " = " + value;
        if (table.isEmpty()) {
            int at = entries.headers().stream().findFirst().map(Header::from).orElse(text.length());
            return replace(text, at, at, startOfLine(text, at, end) + line + end);
        }
        Optional<Header> header = entries.findHeader(table);
        if (header.isPresent()) {
            return replace(text, header.get().to(), header.get().to(), end + line);
        }
        String before = startOfLine(text, text.length(), end) + (text.isEmpty() ? "" : end);
        return text + before + "[" + String.join(".", table) + "]" + end + line + end;
    }

    private static String startOfLine(String text, int at, String end) {
        return at == 0 || text.charAt(at - 1) == '\n' ? "" : end;
    }

    private static String replace(String text, int from, int to, String by) {
        return text.substring(0, from) + by + text.substring(to);
    }

    /** A file that is a link elsewhere stays one. */
    private void save(String text) throws IOException {
        Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path directory = file.getParent() == null ? file : file.getParent();
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, "config", null);
        try {
            Files.writeString(written, text);
            if (Files.exists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
