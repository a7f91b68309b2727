package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h} or plain seconds; what is too long to be waited for is {@link Deadline#NONE}. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    @Override
    public Duration convert(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            throw new TypeConversionException("'" + value + "' is no duration such as 500ms, 30s, 10m or 1h");
        }
        Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ofSeconds(1));
        Duration bound = unit.multipliedBy(Long.parseLong(parts.group(1)));
        return bound.compareTo(Deadline.NONE) < 0 ? bound : Deadline.NONE;
    }
}
