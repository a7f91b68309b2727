package org.chatcluster.client.terminal.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chatcluster.common.protocol.Backlog;

/**
 * What values a setting takes. {@code value} makes one of what a file has: a {@code String}, {@code Long}, {@code Boolean} or
 * {@code List}; {@code raw} makes what a file would have of a text from the environment, a flag or the person; {@code choices} are all the values, where
 * they are few. Immutable.
 */
record Kind(
        String expected, Function<Object, Optional<Object>> value, Function<String, Object> raw, List<String> choices) {
    Kind {
        choices = List.copyOf(choices);
    }

    private Kind(String expected, Function<Object, Optional<Object>> value, Function<String, Object> raw) {
        this(expected, value, raw, List.of());
    }

    private static final String ALL = "all";

    /** A text of so many characters. */
    static Kind text(int least, int most) {
        return new Kind(
                least == 0
                        ? "text of at most " + most + " characters"
                        : "text of " + least + ".." + most + " characters",
                raw -> raw instanceof String text && isBetween(text.codePointCount(0, text.length()), least, most)
                        ? Optional.of(text)
                        : Optional.empty(),
                text -> text);
    }

    static Kind number(int least, int most) {
        return new Kind(
                least + ".." + most,
                raw -> raw instanceof Long number && isBetween(number, least, most)
                        ? Optional.of(number.intValue())
                        : Optional.empty(),
                Kind::numberOrText);
    }

    /** One of the constants, in small letters. */
    static <E extends Enum<E>> Kind choice(Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> words = Arrays.stream(constants).map(Kind::word).toList();
        return new Kind(
                String.join(", ", words),
                raw -> Arrays.stream(constants)
                        .filter(constant -> word(constant).equals(raw))
                        .findFirst()
                        .map(constant -> constant),
                text -> text,
                words);
    }

    /** A number of messages, or all. */
    static Kind backlog() {
        return new Kind(
                "all, or a number of messages",
                raw -> {
                    if (ALL.equals(raw)) {
                        return Optional.of(Backlog.ALL);
                    }
                    return raw instanceof Long newest && newest >= 0
                            ? Optional.of(new Backlog(newest))
                            : Optional.empty();
                },
                Kind::numberOrText);
    }

    /** Words; as a text they stand with spaces between them. */
    static Kind words() {
        return new Kind(
                "array of texts",
                raw -> raw instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                        ? Optional.of(list.stream().map(String.class::cast).toList())
                        : Optional.empty(),
                text -> text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1)));
    }

    /** A value as a file has it. */
    static String toToml(Object value) {
        if (value instanceof Backlog backlog) {
            return backlog.equals(Backlog.ALL) ? quoted(ALL) : Long.toString(backlog.newest());
        }
        if (value instanceof Enum<?> constant) {
            return quoted(word(constant));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Kind::toToml).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** A basic string of TOML. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                out.append(String.format("\\u%04X", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Object numberOrText(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static boolean isBetween(long value, long least, long most) {
        return value >= least && value <= most;
    }
}
