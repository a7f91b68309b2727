package org.chatcluster.testkit.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON trees as bytes and back, strict about what comes in. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** An object with {@code msgid} as its first field. */
    public static ObjectNode message(int msgid) {
        return MAPPER.createObjectNode().put("msgid", msgid);
    }

    /** The object that {@code text} shows; single quotes stand for double ones. */
    public static ObjectNode of(String text) {
        return parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** {@code value} in UTF-8. */
    public static byte[] bytes(JsonNode value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Reads one object and nothing after it; refuses duplicate names and what is no UTF-8. */
    public static ObjectNode parse(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("Not an object: " + text);
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
