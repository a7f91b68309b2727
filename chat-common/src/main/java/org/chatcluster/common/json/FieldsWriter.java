package org.chatcluster.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object after another into buffers. One generator serves all objects, so that a message costs no allocation.
 * Confined to one thread. A lone surrogate, which has no UTF-8 form, leaves as its escape.
 */
public final class FieldsWriter {
    /** Characters outside the basic plane as four bytes of UTF-8, not as twelve of two escapes. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator("")
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /** The names in UTF-8, encoded once. */
    private static final Map<FieldName, SerializedString> NAMES = encodedNames();

    private final Target target = new Target();
    private JsonGenerator generator = newGenerator();

    /** Appends to {@code buffer} the object whose fields {@code content} writes. On an exception {@code buffer} holds a part of it. */
    public <T> void writeObject(ByteBuf buffer, T content, BiConsumer<T, FieldsWriter> fields) {
        target.buffer = buffer;
        boolean complete = false;
        try {
            generator.writeStartObject();
            fields.accept(content, this);
            generator.writeEndObject();
            generator.flush();
            complete = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            target.buffer = null;
            if (!complete) {
                generator = newGenerator();
            }
        }
    }

    /** Writes an integer. */
    public void number(FieldName field, long value) {
        try {
            generator.writeFieldName(nameOf(field));
            generator.writeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an integer unless it is {@code absent}. */
    public void numberUnless(long absent, FieldName field, long value) {
        if (value != absent) {
            number(field, value);
        }
    }

    /** Writes a string. */
    public void text(FieldName field, String value) {
        try {
            generator.writeFieldName(nameOf(field));
            generator.writeString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a boolean. */
    public void flag(FieldName field, boolean value) {
        try {
            generator.writeFieldName(nameOf(field));
            generator.writeBoolean(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a list of objects, each by {@code fields}. */
    public <T> void list(FieldName field, List<T> items, BiConsumer<T, FieldsWriter> fields) {
        try {
            generator.writeFieldName(nameOf(field));
            generator.writeStartArray();
            for (T item : items) {
                generator.writeStartObject();
                fields.accept(item, this);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SerializedString nameOf(FieldName field) {
        return Objects.requireNonNull(NAMES.get(field));
    }

    private static Map<FieldName, SerializedString> encodedNames() {
        Map<FieldName, SerializedString> names = new EnumMap<>(FieldName.class);
        for (FieldName field : FieldName.values()) {
            names.put(field, new SerializedString(field.wireName()));
        }
        return names;
    }

    private JsonGenerator newGenerator() {
        try {
            return FACTORY.createGenerator(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads the one generator's output to the buffer of the moment. */
    private static final class Target extends OutputStream {
        private @Nullable ByteBuf buffer;

        @Override
        public void write(int b) {
            buffer().writeByte(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            buffer().writeBytes(bytes, offset, length);
        }

        private ByteBuf buffer() {
            if (buffer == null) {
                throw new IllegalStateException("No object is being written.");
            }
            return buffer;
        }
    }
}
