package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is ever more than a value. */
final class LiteralInsertTest {
    private static final Conversation CONVERSATION = new Conversation(7);

    @Test
    void is_one_statement_for_all_rows() {
        StoredMessage first = new StoredMessage(CONVERSATION, 1, 2, -3, 4, "one");
        StoredMessage second = new StoredMessage(CONVERSATION, 2, 2, Long.MIN_VALUE, 5, "two");

        assertThat(LiteralInsert.sql(List.of(first, second)))
                .isEqualTo("INSERT INTO message (conversation_id, seq, sender_id, cid, sent_at, body) VALUES "
                        + "(7,1,2,-3,4,'one'),(7,2,2,-9223372036854775808,5,'two')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "it's            | 'it''s'",
                "'               | ''''",
                "Grüße 你好 👋    | 'Grüße 你好 👋'",
                "a ? {b} -- /* c | 'a ? {b} -- /* c'",
                "\\              | _utf8mb4 x'5c'",
                "\\' OR 1=1      | _utf8mb4 x'5c27204f5220313d31'",
                "é\\             | _utf8mb4 x'c3a95c'"
            })
    void writes_quotes_twice_and_what_modes_differ_in_as_digits(String text, String literal) {
        assertThat(literal(text)).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void is_read_as_the_text_whether_or_not_a_backslash_is_an_escape(boolean backslashEscapes) {
        Random random = new Random(4);
        String alphabet = "'\\\"`%_;-/*ab \n\0\u001a\u007fé語👋";
        int[] characters = alphabet.codePoints().toArray();
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(8), 0, characters.length)
                    .map(at -> characters[at])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(read(literal(text), backslashEscapes)).isEqualTo(text);
        }
    }

    private static String literal(String text) {
        String sql = LiteralInsert.sql(List.of(new StoredMessage(CONVERSATION, 1, 2, 3, 4, text)));
        String before = MessageInsert.INTO_MESSAGE + "(7,1,2,3,4,";
        assertThat(sql).startsWith(before).endsWith(")");
        return sql.substring(before.length(), sql.length() - 1);
    }

    /** What a server makes of it. Fails if anything is left behind the end of the literal. */
    private static String read(String literal, boolean backslashEscapes) {
        String introducer = "_utf8mb4 x'";
        if (literal.startsWith(introducer)) {
            String digits = literal.substring(introducer.length(), literal.length() - 1);
            return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
        }
        assertThat(literal).startsWith("'");
        StringBuilder text = new StringBuilder();
        int at = 1;
        while (true) {
            char character = literal.charAt(at++);
            if (character == '\\' && backslashEscapes) {
                text.append("escaped ").append(literal.charAt(at++));
            } else if (character != '\'') {
                text.append(character);
            } else if (at < literal.length() && literal.charAt(at) == '\'') {
                text.append('\'');
                at++;
            } else {
                assertThat(at).isEqualTo(literal.length());
                return text.toString();
            }
        }
    }
}
