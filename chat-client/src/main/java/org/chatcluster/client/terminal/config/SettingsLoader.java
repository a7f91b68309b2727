package org.chatcluster.client.terminal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chatcluster.client.terminal.store.FileProblem;
import org.chatcluster.client.terminal.store.Xdg;
import org.jspecify.annotations.Nullable;

/**
 * The one way of reading settings: a flag wins over the environment, that over the profile, that over the file, that over the
 * default. On one thread.
 */
public final class SettingsLoader {
    /** Names another file. */
    public static final String FILE_FLAG = "--config";
    /** Names a profile of the file. */
    public static final String PROFILE_FLAG = "--profile";

    private static final String FILE_VARIABLE = "CHAT_CLIENT_CONFIG";
    private static final String PROFILE_VARIABLE = "CHAT_CLIENT_PROFILE";
    private static final String FILE = "config.toml";

    private final Map<String, String> environment;
    private final Path home;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final Map<Setting, Origin> origins = new EnumMap<>(Setting.class);
    private final Map<String, String> bindings = new TreeMap<>();
    private final Map<String, Origin> bindingOrigins = new TreeMap<>();

    /** What the command line says: values of settings as they were typed, and a file and a profile, if any. */
    public record Flags(
            Map<Setting, String> values,
            @Nullable String file,
            @Nullable String profile) {
        /** None at all. */
        public static final Flags NONE = new Flags(Map.of(), null, null);

        public Flags {
            values = Map.copyOf(values);
        }
    }

    private SettingsLoader(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /** Loads once; throws {@link SettingsException} with everything that is wrong. */
    public static Loaded load(Map<String, String> environment, Path home, Flags flags) {
        return new SettingsLoader(environment, home).load(flags);
    }

    private Loaded load(Flags flags) {
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.standard());
            origins.put(setting, Origin.STANDARD);
        }
        String named = flags.file == null ? environment.getOrDefault(FILE_VARIABLE, "") : flags.file;
        Path file = named.isEmpty() ? Xdg.config(environment, home).resolve(FILE) : Path.of(named);
        String profile = flags.profile == null ? environment.getOrDefault(PROFILE_VARIABLE, "") : flags.profile;
        profile = ofFile(file, !named.isEmpty(), profile, flags.profile == null ? PROFILE_VARIABLE : PROFILE_FLAG);
        ofEnvironment();
        flags.values.forEach(
                (setting, text) -> take(setting, setting.flag(), text, new Origin(Origin.Kind.FLAG, setting.flag())));
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        return new Loaded(new Settings(values, bindings), origins, bindingOrigins, file, profile);
    }

    /** Returns the profile that holds: {@code wanted} if it is not empty, which {@code source} said, or that of the file. */
    private String ofFile(Path path, boolean isNamed, String wanted, String source) {
        if (!isNamed && !Files.exists(path)) {
            if (!wanted.isEmpty()) {
                noProfile(source, wanted, path, ", which is not there");
            }
            return wanted;
        }
        try {
            ConfigFile file = ConfigFile.read(path);
            put(file.top(), Origin.Kind.FILE, path.toString());
            String profile = wanted.isEmpty() ? file.profile() : wanted;
            if (!profile.isEmpty()) {
                String chooser = wanted.isEmpty() ? path + ":" + file.lineOfProfile() + ": profile" : source;
                file.findProfile(profile)
                        .ifPresentOrElse(
                                section -> put(section, Origin.Kind.PROFILE, path.toString()),
                                () -> noProfile(chooser, profile, path, file.profileHint(profile)));
            }
            return profile;
        } catch (SettingsException e) {
            mistakes.addAll(e.mistakes());
        } catch (IOException e) {
            mistakes.add(path + ": cannot be read: " + FileProblem.of(e));
        }
        return wanted;
    }

    private void noProfile(String source, String profile, Path path, String why) {
        mistakes.add(source + ": " + profile + " (expected a profile of " + path + why + ")");
    }

    private void put(ConfigFile.Section section, Origin.Kind kind, String path) {
        section.values().forEach((setting, placed) -> {
            values.put(setting, placed.value());
            origins.put(setting, new Origin(kind, path + ":" + placed.line()));
        });
        section.bindings().forEach((key, bound) -> {
            bindings.put(key, bound.action());
            bindingOrigins.put(key, new Origin(kind, path + ":" + bound.line()));
        });
    }

    private void ofEnvironment() {
        for (Setting setting : Setting.values()) {
            String text = environment.getOrDefault(setting.variable(), "");
            if (!text.isEmpty()) {
                take(setting, setting.variable(), text, new Origin(Origin.Kind.ENVIRONMENT, setting.variable()));
            }
        }
    }

    private void take(Setting setting, String name, String text, Origin origin) {
        try {
            values.put(setting, setting.valueOfText(text));
            origins.put(setting, origin);
        } catch (IllegalArgumentException e) {
            mistakes.add(name + ": " + e.getMessage());
        }
    }
}
