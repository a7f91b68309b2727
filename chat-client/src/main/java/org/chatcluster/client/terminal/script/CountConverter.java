package org.chatcluster.client.terminal.script;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number or the place of a message: 0 or more. */
final class CountConverter implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    @Override
    public Long convert(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new TypeConversionException("'" + value + "' is no number of 0 or more");
        }
        return Long.parseLong(value);
    }
}
