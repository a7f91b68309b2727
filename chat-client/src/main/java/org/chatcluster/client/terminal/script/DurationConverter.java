package org.chatcluster.client.terminal.script;

import java.time.Duration;
import org.chatcluster.client.terminal.text.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait; what is too long to be waited for is {@link Deadline#NONE}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        Duration bound = Durations.find(value)
                .orElseThrow(() ->
                        new TypeConversionException("'" + value + "' is no duration such as 500ms, 30s, 10m or 1h"));
        return bound.compareTo(Deadline.NONE) < 0 ? bound : Deadline.NONE;
    }
}
