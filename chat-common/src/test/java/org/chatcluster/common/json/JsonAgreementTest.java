package org.chatcluster.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader and the writer against Jackson's, on whatever chance brings forth. */
final class JsonAgreementTest {
    private static final int FRAMES = 20_000;

    private final FieldsReader reader = new FieldsReader();
    private final JacksonFieldsReader oracle = new JacksonFieldsReader();
    private int valid;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agrees_on_well_formed_frames_and_on_what_is_left_of_them_after_a_blow(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = new RandomJson(random).object().getBytes(StandardCharsets.UTF_8);
            assertAgreement(frame);
            for (int blow = 0; blow < 3; blow++) {
                assertAgreement(damaged(frame, random));
            }
        }
        assertThat(valid).isBetween(FRAMES / 2, 4 * FRAMES - FRAMES / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agrees_on_rubble(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"msg\"",
            "\"cid\"",
            "\"x\"",
            "{\"msgid\":",
            "1",
            "-",
            "0",
            ".5",
            "e9",
            "true",
            "nul",
            "null",
            " ",
            "\n",
            "\\",
            "\\u00",
            "é",
            "\"a\\n\"",
            "\u0000",
            "\u001f",
            "\u007f",
            "\uFEFF",
            "/**/",
            "'",
            "NaN"
        };
        for (int i = 0; i < FRAMES; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "{\"msg\":");
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            text.append(random.nextInt(3) == 0 ? "}" : "");
            assertAgreement(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void agrees_on_every_pair_of_bytes_in_a_string_and_in_a_name() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                assertAgreement(around("{\"msg\":\"", first, second, "\"}"));
                assertAgreement(around("{\"", first, second, "\":1}"));
                assertAgreement(around("{\"cid\":", first, second, "}"));
            }
        }
    }

    @Test
    void agrees_on_long_sequences_of_utf_8_and_the_edges_of_their_ranges() {
        int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        for (int first = 0xC0; first < 256; first++) {
            for (int second : edges) {
                for (int third : edges) {
                    for (int fourth : edges) {
                        String hex = "%02x%02x%02x%02x".formatted(first, second, third, fourth);
                        assertAgreement(join("{\"msg\":\"", HexFormat.of().parseHex(hex), "\"}"));
                    }
                }
            }
        }
    }

    @Test
    void agrees_on_integers_around_the_ends_of_the_range() {
        for (String number : new String[] {
            "9223372036854775807",
            "9223372036854775808",
            "9223372036854775809",
            "-9223372036854775807",
            "-9223372036854775808",
            "-9223372036854775809",
            "9223372036854775799",
            "92233720368547758070",
            "18446744073709551615",
            "18446744073709551616",
            "18446744073709551617",
            "-18446744073709551617",
            "27670116110564327424",
            "99999999999999999999",
            "-0",
            "0",
            "-00",
            "00",
        }) {
            assertAgreement(("{\"cid\":" + number + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void writes_texts_and_numbers_as_jackson_does(long seed) {
        Random random = new Random(seed);
        FieldsWriter writer = new FieldsWriter();
        for (int i = 0; i < FRAMES / 10; i++) {
            String text = RandomJson.text(random, i % 100 == 0 ? 20_000 : 40);
            long number = random.nextLong() >> random.nextInt(64);
            ByteBuf out = Unpooled.buffer();
            writer.begin(out);
            writer.text(FieldName.MSG, text);
            writer.number(FieldName.CID, number);
            writer.flag(FieldName.DUP, number < 0);
            writer.list(FieldName.USERS, List.of(text, text), (item, into) -> into.text(FieldName.NAME, item));
            writer.list(FieldName.GROUPS, List.of(), (item, into) -> {});
            writer.end();
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(JacksonWriting.write(text, number));
        }
    }

    private static byte[] around(String before, int first, int second, String after) {
        return join(before, new byte[] {(byte) first, (byte) second}, after);
    }

    private static byte[] join(String before, byte[] middle, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(middle);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static byte[] damaged(byte[] frame, Random random) {
        int at = random.nextInt(frame.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = frame.clone();
                changed[at] = (byte) random.nextInt(256);
                return changed;
            }
            case 1 -> {
                byte[] changed = frame.clone();
                changed[at] = (byte) "\"\\{}[],:0-.eu ".charAt(random.nextInt(14));
                return changed;
            }
            case 2 -> {
                return java.util.Arrays.copyOf(frame, at);
            }
            default -> {
                ByteArrayOutputStream without = new ByteArrayOutputStream();
                without.write(frame, 0, at);
                without.write(frame, at + 1, frame.length - at - 1);
                return without.toByteArray();
            }
        }
    }

    private void assertAgreement(byte[] frame) {
        String mine;
        String theirs;
        try {
            theirs = describe(oracle.read(Unpooled.wrappedBuffer(frame)));
            valid++;
        } catch (MalformedJsonException e) {
            theirs = "malformed";
        }
        try {
            mine = describe(reader.read(Unpooled.wrappedBuffer(frame)));
        } catch (MalformedJsonException e) {
            mine = "malformed";
        }
        if (!mine.equals(theirs)) {
            assertThat(mine)
                    .as(new String(frame, StandardCharsets.UTF_8) + " "
                            + HexFormat.of().formatHex(frame))
                    .isEqualTo(theirs);
        }
    }

    private static String describe(Fields fields) {
        List<String> found = new ArrayList<>();
        for (FieldName name : FieldName.values()) {
            if (fields.has(name)) {
                found.add(name + "=" + describe(fields, name));
            }
        }
        return found.toString();
    }

    private static String describe(Fields fields, FieldName name) {
        if (fields.isInteger(name)) {
            try {
                return "integer " + fields.requireLong(name, Long.MIN_VALUE, Long.MAX_VALUE);
            } catch (BadValueException e) {
                return e.getMessage();
            }
        }
        try {
            return "list "
                    + fields.list(name).stream()
                            .map(JsonAgreementTest::describe)
                            .toList();
        } catch (BadValueException noList) {
            try {
                return "text " + fields.requireText(name);
            } catch (BadValueException noText) {
                try {
                    return "flag " + fields.requireBoolean(name);
                } catch (BadValueException noFlag) {
                    return noText.getMessage();
                }
            }
        }
    }
}
