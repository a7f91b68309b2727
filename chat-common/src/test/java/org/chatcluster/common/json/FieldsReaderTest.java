package org.chatcluster.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsReaderTest {
    private final FieldsReader reader = new FieldsReader();

    @Test
    void reads_fields_of_every_kind_in_any_order() throws Exception {
        Fields fields = read("""
                {"msg":"hi","cursors":[{"toid":2,"seq":5},{"groupid":7,"seq":0}],"all":true,"cid":-9223372036854775808}""");

        assertThat(fields.requireText(FieldName.MSG)).isEqualTo("hi");
        assertThat(fields.requireBoolean(FieldName.ALL)).isTrue();
        assertThat(fields.requireLong(FieldName.CID, Long.MIN_VALUE, 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(fields.list(FieldName.CURSORS))
                .extracting(cursor -> cursor.requireInt(FieldName.SEQ, 0, 9))
                .containsExactly(5, 0);
        assertThat(fields.has(FieldName.TOID)).isFalse();
    }

    @Test
    void forgets_the_frame_before() throws Exception {
        read("{\"msg\":\"hi\",\"cid\":1,\"toid\":2,\"rid\":3,\"msgid\":4,\"seq\":5,\"time\":6}");
        Fields fields = read("{\"rid\":1}");

        assertThat(fields.has(FieldName.MSG)).isFalse();
        assertThat(fields.has(FieldName.TIME)).isFalse();
        assertThat(fields.requireLong(FieldName.RID, 0, 9)).isEqualTo(1);
    }

    @Test
    void of_a_name_that_stands_twice_the_last_counts() throws Exception {
        assertThat(read("{\"msg\":\"a\",\"msg\":\"b\"}").requireText(FieldName.MSG))
                .isEqualTo("b");
        assertThat(read("{\"cid\":\"a\",\"cid\":2}").requireLong(FieldName.CID, 0, 9))
                .isEqualTo(2);
        assertThat(read("{\"cid\":1,\"cid\":null}").isInteger(FieldName.CID)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "cursors", "msg"})
    void sixteen_levels_are_read_and_seventeen_refused(String name) throws Exception {
        read(nested(name, "[", "]", 15));
        assertMalformed(() -> read(nested(name, "[", "]", 16)));
        read(nested(name, "{\"x\":", "}", 15));
        assertMalformed(() -> read(nested(name, "{\"x\":", "}", 16)));
        read(nested(name, "[{\"cursors\":", "}]", 7));
        assertMalformed(() -> read(nested(name, "[{\"cursors\":", "}]", 8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msg\":\"%s\"}",
                "{\"unknown\":\"%s\"}",
                "{\"unknown\":[{\"x\":\"%s\"}]}",
                "{\"cursors\":[\"%s\"]}",
                "{\"%s\":1}",
                "{\"unknown\":{\"%s\":1}}",
            })
    void strings_and_names_have_16_kib_at_most(String form) throws Exception {
        for (String character : new String[] {"a", "é", "€", "😀", "\\n", "\\u20ac"}) {
            String decoded = character.equals("\\n") ? "\n" : character.equals("\\u20ac") ? "€" : character;
            int bytes = decoded.getBytes(StandardCharsets.UTF_8).length;
            int most = 16 * 1024 / bytes;
            read(form.formatted(character.repeat(most)));
            assertMalformed(() -> read(form.formatted(character.repeat(most + 1))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cid\":%s}", "{\"unknown\":%s}", "{\"unknown\":[{\"x\":%s}]}", "{\"msg\":%s}"})
    void numbers_have_20_digits_at_most(String form) throws Exception {
        for (String number : new String[] {
            "12345678901234567890",
            "-12345678901234567890",
            "1.2345678901234567890",
            "-1.2345678901234567890",
            "1234567890.1234567890",
            "-1.234567890123456789e1",
            "-1.234567890123456789E-1",
            "1E+1",
        }) {
            String longer = number.replaceFirst("(\\d)", "$10");
            read(form.formatted(number));
            if (number.chars().filter(Character::isDigit).count() == 20) {
                assertMalformed(() -> read(form.formatted(longer)));
            }
        }
        String endless = "1" + "0".repeat(10_000);
        assertMalformed(() -> read(form.formatted(endless)));
        assertMalformed(() -> read(form.formatted("1e" + endless)));
        assertMalformed(() -> read(form.formatted("0." + endless)));
    }

    @Test
    void an_integer_beyond_64_bits_is_an_integer_out_of_range() throws Exception {
        Fields fields = read("{\"cid\":99999999999999999999,\"seq\":9223372036854775808}");

        assertThat(fields.isInteger(FieldName.CID)).isTrue();
        assertThat(fields.validLongOr(FieldName.CID, 0, Long.MAX_VALUE, -1)).isEqualTo(-1);
        assertThatThrownBy(() -> fields.requireLong(FieldName.CID, 1, 9))
                .isInstanceOf(BadValueException.class)
                .hasMessage("cid is out of range (expected 1..9)");
        assertThatThrownBy(() -> fields.requireLong(FieldName.SEQ, 1, Long.MAX_VALUE))
                .isInstanceOf(BadValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{\"msg\":\"x}",
                "{\"cursors\":[{\"seq\":1}",
                "{\"unknown\":[1,",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":tru}",
                "{\"a\":undefined}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"msg\":\"\t\"}",
                "{\"msg\":\"\u0000\"}",
                "{\"a\":1}\u0000",
                "\u0000{\"a\":1}",
                "{\u0000\"a\":1}",
                "{/* */\"a\":1}",
                "{\"a\":1}//",
                "{\"a\":1}{}",
                "{\"a\":1} 2",
                "{\"a\":1},",
                "[]",
                "[{\"a\":1}]",
                "1",
                "null",
                "\"text\"",
                "hello",
            })
    void refuses_what_is_no_json_object(String text) {
        assertMalformed(() -> read(text));
    }

    @Test
    void takes_white_space_around_and_an_empty_object() throws Exception {
        assertThat(read(" \r\n\t{ } \n").has(FieldName.MSGID)).isFalse();
        assertThat(read("{}").has(FieldName.MSGID)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void refuses_other_encodings(String charset) {
        byte[] bytes = "{\"msgid\":21}".getBytes(Charset.forName(charset));
        assertMalformed(() -> reader.read(Unpooled.wrappedBuffer(bytes)));
    }

    @Test
    void refuses_a_byte_order_mark() {
        assertMalformed(() -> read("\uFEFF{\"msgid\":21}"));
    }

    @Test
    void refuses_bytes_that_are_no_utf_8() throws Exception {
        for (String hex : new String[] {
            "80",
            "BF",
            "C0AF",
            "C1BF",
            "C3",
            "E080AF",
            "E282",
            "EDA080",
            "EDBFBF",
            "EDA0BDEDB880",
            "F0808080",
            "F08080AF",
            "F09F98",
            "F4908080",
            "F5808080",
            "F888808080",
            "FE",
            "FF",
        }) {
            for (String form : new String[] {"{\"msg\":\"%s\"}", "{\"unknown\":\"%s\"}", "{\"%s\":1}"}) {
                assertMalformed(() -> reader.read(withBytes(form, hex)));
            }
        }
        assertThat(reader.read(withBytes("{\"msg\":\"%s\"}", "F09F9880")).requireText(FieldName.MSG))
                .isEqualTo("😀");
    }

    @Test
    void an_escaped_nul_is_a_character_and_a_lone_surrogate_a_bad_value() throws Exception {
        assertThat(read("{\"msg\":\"\\u0000\"}").requireText(FieldName.MSG)).isEqualTo("\0");
        assertThat(read("{\"msg\":\"\\ud83d\\ude00\"}").requireText(FieldName.MSG))
                .isEqualTo("😀");
        for (String lone :
                new String[] {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "x\\ud83dx", "\\ud83d\\ud83d\\ude00"}) {
            Fields fields = read("{\"msg\":\"" + lone + "\",\"unknown\":\"" + lone + "\"}");
            assertThatThrownBy(() -> fields.requireText(FieldName.MSG))
                    .isInstanceOf(BadValueException.class)
                    .hasMessage("msg has a lone surrogate");
        }
    }

    @Test
    void a_name_may_be_written_in_escapes() throws Exception {
        assertThat(read("{\"m\\u0073g\":\"a\",\"x\\ud83d\\ude00\":1,\"\\u006dsg2\":\"b\"}")
                        .requireText(FieldName.MSG))
                .isEqualTo("a");
    }

    @Test
    void goes_on_after_a_malformed_frame() throws Exception {
        assertMalformed(() -> read("{\"msg\":\"x\",\"rid\":1,"));

        Fields fields = read("{\"msgid\":21}");
        assertThat(fields.has(FieldName.MSG)).isFalse();
        assertThat(fields.requireInt(FieldName.MSGID, 0, 99)).isEqualTo(21);
    }

    @Test
    void names_what_is_wrong_with_a_field() throws Exception {
        Fields fields =
                read("{\"msg\":1,\"cid\":\"x\",\"all\":0,\"cursors\":[1],\"seq\":1.0,\"time\":null,\"rid\":70000}");

        assertBadValue(() -> fields.requireText(FieldName.MSG), "msg must be a string");
        assertBadValue(() -> fields.requireText(FieldName.NAME), "name is missing");
        assertBadValue(() -> fields.requireLong(FieldName.CID, 1, 2), "cid must be an integer (expected 1..2)");
        assertBadValue(() -> fields.requireLong(FieldName.TOID, 1, 2), "toid is missing");
        assertBadValue(() -> fields.requireLong(FieldName.SEQ, 1, 2), "seq must be an integer (expected 1..2)");
        assertBadValue(() -> fields.requireLong(FieldName.TIME, 1, 2), "time must be an integer (expected 1..2)");
        assertBadValue(() -> fields.requireLong(FieldName.RID, 0, 65_535), "rid is 70000 (expected 0..65535)");
        assertBadValue(() -> fields.requireBoolean(FieldName.ALL), "all must be true or false");
        assertBadValue(() -> fields.requireBoolean(FieldName.ACCEPT), "accept is missing");
        assertBadValue(() -> fields.list(FieldName.CURSORS), "cursors must be a list of objects");
    }

    private Fields read(String text) throws MalformedJsonException {
        ByteBuf payload = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        Fields fields = reader.read(payload);
        assertThat(payload.isReadable()).isFalse();
        return fields;
    }

    /** An object, which is level 1, with {@code levels} more in it. */
    private static String nested(String name, String open, String close, int levels) {
        return "{\"" + name + "\":" + open.repeat(levels) + (open.equals("[") ? "" : "1") + close.repeat(levels) + "}";
    }

    private static ByteBuf withBytes(String form, String hex) {
        int hole = form.indexOf("%s");
        return Unpooled.wrappedBuffer(
                form.substring(0, hole).getBytes(StandardCharsets.UTF_8),
                HexFormat.of().parseHex(hex),
                form.substring(hole + 2).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOf(MalformedJsonException.class);
    }

    private static void assertBadValue(ThrowingCallable get, String message) {
        assertThatThrownBy(get).isInstanceOf(BadValueException.class).hasMessage(message);
    }
}
