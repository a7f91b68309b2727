package org.chatcluster.server.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The winning value of each setting, turned into its type. What cannot be turned is noted as a problem and replaced by
 * the default, so that one start shows every mistake.
 */
final class SettingValues {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    private final SmallRyeConfig config;
    private final Sources sources;
    private final List<String> problems;

    SettingValues(SmallRyeConfig config, Sources sources, List<String> problems) {
        this.config = config;
        this.sources = sources;
        this.problems = problems;
    }

    /** The value as it stands. */
    String text(Setting setting) {
        ConfigValue value = config.getConfigValue(setting.key());
        String text = value.getValue() == null ? "" : value.getValue();
        return setting.isSecret() ? text : text.strip();
    }

    /** The value if {@code pattern} matches all of it. */
    String text(Setting setting, Pattern pattern, String expected) {
        String text = text(setting);
        return pattern.matcher(text).matches() ? text : refuse(setting, expected, setting.defaultValue());
    }

    int number(Setting setting, int min, int max) {
        return parseNumber(text(setting))
                .filter(number -> number >= min && number <= max)
                .orElseGet(() -> refuse(
                        setting,
                        min + ".." + max,
                        parseNumber(setting.defaultValue()).orElseThrow()));
    }

    Duration duration(Setting setting, Duration min, Duration max) {
        return parseDuration(text(setting))
                .filter(duration -> duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0)
                .orElseGet(() -> refuse(
                        setting,
                        "a duration such as 500ms, 30s or 2m, " + inWords(min) + ".." + inWords(max),
                        parseDuration(setting.defaultValue()).orElseThrow()));
    }

    Path directory(Setting setting) {
        String text = text(setting);
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            return refuse(setting, "a directory", Path.of(setting.defaultValue()));
        }
        return refuse(setting, "a directory", Path.of(setting.defaultValue()));
    }

    /** The parts of the value between its commas; an empty value has none. */
    <T> List<T> list(Setting setting, Function<String, Optional<T>> parse, String expected) {
        String text = text(setting);
        if (text.isEmpty()) {
            return List.of();
        }
        List<T> parts = Stream.of(text.split(",", -1))
                .map(part -> parse.apply(part.strip()))
                .flatMap(Optional::stream)
                .toList();
        boolean complete = parts.size() == text.split(",", -1).length;
        return complete ? parts : refuse(setting, expected, List.of());
    }

    /** Whether the value is {@code yes}; {@code no} is the only other. */
    boolean choice(Setting setting, String yes, String no) {
        String text = text(setting);
        if (text.equalsIgnoreCase(yes)) {
            return true;
        }
        return !text.equalsIgnoreCase(no) && refuse(setting, yes + " or " + no, false);
    }

    <E extends Enum<E>> E constant(Setting setting, Class<E> type, String expected) {
        String text = text(setting);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        return refuse(
                setting, expected, Enum.valueOf(type, setting.defaultValue().toUpperCase(Locale.ROOT)));
    }

    /** Notes a problem without showing the value and goes on with {@code instead}. */
    <T> T refuseUnseen(Setting setting, String expected, T instead) {
        problems.add(origin(setting) + ": expected " + expected);
        return instead;
    }

    private <T> T refuse(Setting setting, String expected, T instead) {
        problems.add(origin(setting) + ": " + text(setting) + " (expected " + expected + ")");
        return instead;
    }

    private String origin(Setting setting) {
        return sources.describe(setting, config.getConfigValue(setting.key()).getConfigSourceOrdinal());
    }

    private static Optional<Integer> parseNumber(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofSeconds(amount);
                });
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
