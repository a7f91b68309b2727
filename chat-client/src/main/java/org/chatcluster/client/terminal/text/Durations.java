package org.chatcluster.client.terminal.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person writes durations: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code 1d}, {@code 1h30m}, or plain seconds. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}|(\\d{1,9}(ms|[smhd]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)([a-z]*)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /** The duration that {@code text} says, if it says one. */
    public static Optional<Duration> find(String text) {
        String written = text.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(written).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(written);
        while (parts.find()) {
            Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
            sum = sum.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
        }
        return Optional.of(sum);
    }
}
