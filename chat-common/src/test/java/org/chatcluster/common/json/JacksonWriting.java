package org.chatcluster.common.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@link FieldsWriter} must agree with: the same object by Jackson's generator. */
final class JacksonWriting {
    private JacksonWriting() {}

    static String write(String text, long number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = new JsonFactoryBuilder()
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build()
                .createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringField("msg", text);
            generator.writeNumberField("cid", number);
            generator.writeBooleanField("dup", number < 0);
            generator.writeArrayFieldStart("users");
            for (int i = 0; i < 2; i++) {
                generator.writeStartObject();
                generator.writeStringField("name", text);
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("groups");
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
