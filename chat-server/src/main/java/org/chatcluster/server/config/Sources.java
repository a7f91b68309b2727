package org.chatcluster.server.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where values come from, the later the stronger: defaults, file, environment, flags. Notes what nobody knows as problems. */
final class Sources {
    private static final String CONFIG_VARIABLE = "CHAT_CONFIG";
    private static final String PREFIX = "CHAT_";
    /** Of the scripts, the tests and the clients: none of a node's business. */
    private static final List<String> FOREIGN_PREFIXES = List.of("CHAT_JAVA_OPTS", "CHAT_TEST_", "CHAT_CLIENT_");

    /** Ordinals: the greater wins. */
    private static final int DEFAULTS = 100;

    private static final int FILE = 200;
    private static final int ENVIRONMENT = 300;
    private static final int FLAGS = 400;

    private final Arguments arguments;
    private final Map<String, String> environment;
    private final List<String> problems;
    private final @Nullable String file;

    Sources(Arguments arguments, Map<String, String> environment, List<String> problems) {
        this.arguments = arguments;
        this.environment = environment;
        this.problems = problems;
        String flag = arguments.configFile();
        this.file = flag != null ? flag : environment.get(CONFIG_VARIABLE);
    }

    SmallRyeConfig read() {
        problems.addAll(arguments.problems());
        Map<Setting, String> defaults = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            defaults.put(setting, setting.defaultValue());
        }
        return new SmallRyeConfigBuilder()
                .withSources(
                        source(DEFAULTS, defaults),
                        source(FILE, readFile()),
                        source(ENVIRONMENT, readEnvironment()),
                        source(FLAGS, arguments.values()))
                .build();
    }

    /** The name under which a person has set {@code setting}. */
    String describe(Setting setting, int ordinal) {
        return switch (ordinal) {
            case FILE -> file + ": " + setting.key();
            case ENVIRONMENT -> setting.variable();
            default -> setting.flag();
        };
    }

    private static PropertiesConfigSource source(int ordinal, Map<Setting, String> values) {
        Map<String, String> byKey = new HashMap<>();
        values.forEach((setting, value) -> byKey.put(setting.key(), value));
        return new PropertiesConfigSource(byKey, String.valueOf(ordinal), ordinal);
    }

    private Map<Setting, String> readFile() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        if (file == null || file.isEmpty()) {
            return values;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(Arguments.CONFIG_FLAG + ": " + file + " (expected a .properties file: " + reason(e) + ")");
            return values;
        }
        Map<String, Setting> known = new HashMap<>();
        for (Setting setting : Setting.values()) {
            known.put(setting.key(), setting);
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            Setting setting = known.get(key);
            if (setting == null) {
                problems.add(file + ": " + key + ": unknown key" + Spelling.hint(key, known.keySet()));
            } else {
                values.put(setting, properties.getProperty(key));
            }
        }
        return values;
    }

    /** An empty variable counts as not set: that is how a compose file passes on what it was not given. */
    private Map<Setting, String> readEnvironment() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.variable(), "");
            String fileVariable = setting.fileVariable();
            String secretFile = fileVariable == null ? "" : environment.getOrDefault(fileVariable, "");
            if (!value.isEmpty() && !secretFile.isEmpty()) {
                problems.add(fileVariable + ": set together with " + setting.variable() + " (expected one of the two)");
            } else if (!secretFile.isEmpty()) {
                value = readSecret(String.valueOf(fileVariable), secretFile);
            }
            if (!value.isEmpty()) {
                values.put(setting, value);
            }
        }
        List<String> known = knownVariables();
        new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                        .filter(name -> FOREIGN_PREFIXES.stream().noneMatch(name::startsWith))
                        .forEach(name -> problems.add(name + ": unknown variable" + Spelling.hint(name, known)));
        return values;
    }

    private static List<String> knownVariables() {
        return Stream.concat(
                        Stream.of(CONFIG_VARIABLE),
                        Arrays.stream(Setting.values())
                                .flatMap(setting -> Stream.of(setting.variable(), setting.fileVariable())
                                        .flatMap(Stream::ofNullable)))
                .toList();
    }

    private String readSecret(String variable, String path) {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\R+\\z", "");
        } catch (IOException | InvalidPathException e) {
            problems.add(variable + ": " + path + " (expected a file with the secret: " + reason(e) + ")");
            return "";
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof MalformedInputException
                ? "it is not UTF-8"
                : e.getClass().getSimpleName();
    }
}
