package org.chatcluster.client.terminal.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.chatcluster.client.terminal.text.Accents;

/**
 * JSON objects that a terminal can be shown: one line, and whatever is no visible character of a text stands there as an escape.
 * Thread-safe.
 */
final class JsonText {
    private static final int UNICODE_ESCAPE = 6;
    private static final int SHORT_ESCAPE = 2;

    private final JsonFactory factory = new JsonFactory();

    /** Writes the fields of an object. */
    interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visible(text.toString());
    }

    /** JSON has characters beyond ASCII in its strings only, where an escape means the same. */
    private static String visible(String json) {
        StringBuilder out = new StringBuilder(json.length());
        int marks = Accents.MOST;
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int end = i + Character.charCount(c);
            boolean mark = Accents.isOne(c);
            if (c == '\\') {
                end = i + (json.charAt(i + 1) == 'u' ? UNICODE_ESCAPE : SHORT_ESCAPE);
            }
            if (isInvisible(c) || (mark && ++marks > Accents.MOST)) {
                json.substring(i, end).chars().forEach(unit -> out.append(String.format("\\u%04x", unit)));
            } else {
                out.append(json, i, end);
            }
            if (!mark) {
                // A mark has no letter to stand on behind these.
                marks = c == '"' || c == ' ' || c == '\\' || isInvisible(c) ? Accents.MOST : 0;
            }
            i = end;
        }
        return out.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
