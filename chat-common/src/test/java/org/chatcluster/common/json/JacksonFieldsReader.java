package org.chatcluster.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What {@link FieldsReader} must agree with: the same reader on Jackson's parser. Confined to one thread. */
final class JacksonFieldsReader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_STRING_BYTES = 16 * 1024;
    private static final int MAX_DIGITS = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .build())
            .build();

    private final Fields root = new Fields();
    private byte[] scratch = new byte[1024];

    Fields read(ByteBuf payload) throws MalformedJsonException {
        int length = payload.readableBytes();
        byte[] bytes = scratch(length);
        payload.readBytes(bytes, 0, length);
        requireUtf8(bytes, length);
        requireUnmarkedUtf8(bytes, length);
        try (JsonParser parser = FACTORY.createParser(bytes, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("The frame is not a JSON object.");
            }
            readObject(parser, root);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("Something follows the JSON object.");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException("A JSON limit is exceeded.");
        } catch (IOException e) {
            throw new MalformedJsonException("The frame is not valid JSON.");
        }
    }

    private byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Integer.highestOneBit(length - 1) << 1];
        }
        return scratch;
    }

    /** Most payloads are ASCII, which one pass over the array tells; the parser alone would let surrogates and overlong forms pass. */
    private static void requireUtf8(byte[] bytes, int length) throws MalformedJsonException {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                if (!ByteBufUtil.isText(Unpooled.wrappedBuffer(bytes, i, length - i), StandardCharsets.UTF_8)) {
                    throw new MalformedJsonException("The frame is not UTF-8.");
                }
                return;
            }
        }
    }

    /** The parser would detect UTF-16, UTF-32 and a byte order mark by the first bytes; the protocol has none of them. */
    private static void requireUnmarkedUtf8(byte[] bytes, int length) throws MalformedJsonException {
        boolean valid = length > 0 && bytes[0] > 0;
        for (int i = 1; valid && i < Math.min(4, length); i++) {
            valid = bytes[i] != 0;
        }
        if (!valid) {
            throw new MalformedJsonException("The frame is not a JSON object.");
        }
    }

    private static void readObject(JsonParser parser, Fields into) throws IOException, MalformedJsonException {
        into.clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            requireStringLimit(name);
            JsonToken value = parser.nextToken();
            FieldName field = WireNames.find(name);
            if (field == null) {
                checkValue(parser, value);
            } else {
                readField(parser, value, field, into);
            }
        }
    }

    private static void readField(JsonParser parser, JsonToken token, FieldName field, Fields into)
            throws IOException, MalformedJsonException {
        switch (token) {
            case VALUE_STRING -> {
                String text = parser.getText();
                requireStringLimit(text);
                into.put(field, text);
            }
            case VALUE_NUMBER_INT -> {
                requireDigitLimit(parser);
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    into.put(field, Fields.Kind.HUGE_INTEGER);
                } else {
                    into.put(field, parser.getLongValue());
                }
            }
            case VALUE_TRUE -> into.put(field, true);
            case VALUE_FALSE -> into.put(field, false);
            case START_ARRAY -> into.put(field, readArray(parser));
            default -> {
                checkValue(parser, token);
                into.put(field, Fields.Kind.OTHER);
            }
        }
    }

    private static Object readArray(JsonParser parser) throws IOException, MalformedJsonException {
        List<Fields> items = new ArrayList<>();
        boolean onlyObjects = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                Fields item = new Fields();
                readObject(parser, item);
                items.add(item);
            } else {
                onlyObjects = false;
                checkValue(parser, token);
            }
        }
        return onlyObjects ? new Fields.FieldsList(items) : Fields.Kind.OTHER;
    }

    /** Passes over a value nobody asked for, which must be valid and within the limits all the same. */
    private static void checkValue(JsonParser parser, JsonToken first) throws IOException, MalformedJsonException {
        int depth = 0;
        JsonToken token = first;
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> requireStringLimit(parser.currentName());
                case VALUE_STRING ->
                    requireStringLimit(CharBuffer.wrap(
                            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> requireDigitLimit(parser);
                default -> {}
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
            if (token == null) {
                throw new MalformedJsonException("The frame is not valid JSON.");
            }
        }
    }

    private static void requireStringLimit(CharSequence text) throws MalformedJsonException {
        int most = text.length() * 3;
        if (most > MAX_STRING_BYTES && Text.utf8Length(text) > MAX_STRING_BYTES) {
            throw new MalformedJsonException("A string is longer than " + MAX_STRING_BYTES + " bytes.");
        }
    }

    private static void requireDigitLimit(JsonParser parser) throws IOException, MalformedJsonException {
        if (parser.getTextLength() <= MAX_DIGITS) {
            return;
        }
        int digits = 0;
        char[] characters = parser.getTextCharacters();
        int start = parser.getTextOffset();
        for (int i = start; i < start + parser.getTextLength(); i++) {
            if (characters[i] >= '0' && characters[i] <= '9') {
                digits++;
            }
        }
        if (digits > MAX_DIGITS) {
            throw new MalformedJsonException("A number has more than " + MAX_DIGITS + " digits.");
        }
    }
}
