package org.chatcluster.client.terminal.script;

import java.util.regex.Pattern;
import org.chatcluster.common.protocol.Limits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number that a message was sent under. */
final class CidConverter implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,15}");

    @Override
    public Long convert(String value) {
        if (!FORM.matcher(value).matches() || Long.parseLong(value) > Limits.MAX_EXACT) {
            throw new TypeConversionException("'" + value + "' is no number of 1.." + Limits.MAX_EXACT);
        }
        return Long.parseLong(value);
    }
}
