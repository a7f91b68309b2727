package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts come back as they were whatever the server is told to take a backslash, a quote or a byte for. */
@ExtendWith(MariaDbExtension.class)
final class LiteralInsertIT {
    private static final List<String> TEXTS = List.of(
            "it's",
            "''",
            "\\",
            "\\'",
            "'\\",
            "\\\\'); DROP TABLE message; -- ",
            "\" ` ? {fn now()} /* ; # --",
            "Grüße 你好 👋\n",
            "nul \0 and \u001a",
            "%_");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql_mode = ''",
                "sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES'",
                "sql_mode = 'ANSI_QUOTES,TRADITIONAL'",
                "sql_mode = 'MSSQL,PAD_CHAR_TO_FULL_LENGTH,EMPTY_STRING_IS_NULL'"
            })
    void texts_are_kept(String setting, TestDatabase at) throws SQLException {
        try (OpenStore store = OpenStore.mysql(at);
                Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM message");
            statement.execute("SET SESSION " + setting);
            List<StoredMessage> rows = new ArrayList<>();
            for (String text : TEXTS) {
                rows.add(new StoredMessage(Conversation.direct(1, 2), 1 + rows.size(), 1, -1 - rows.size(), 5, text));
            }

            assertThat(new LiteralInsert().run(connection, rows)).isEqualTo(TEXTS.size());
            assertThat(store.database().messages().listAfter(Conversation.direct(1, 2), 0, 100, 100))
                    .isEqualTo(rows);
        }
    }

    /** Nobody sets one of these; but if a server did, texts might be garbled and must still be no more than texts. */
    @ParameterizedTest
    @ValueSource(strings = {"latin1", "big5", "cp932", "eucjpms", "euckr", "gb2312", "gbk", "sjis", "ujis"})
    void no_text_ends_early_in_another_character_set(String set, TestDatabase at) throws SQLException {
        try (OpenStore store = OpenStore.mysql(at);
                Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE message (conversation_id BIGINT, seq BIGINT, sender_id INT,"
                    + " cid BIGINT, sent_at BIGINT, body BLOB)");
            statement.execute("SET SESSION character_set_client = " + set + ", sql_mode = ''");
            for (int last = 0x80; last < 0x800; last++) {
                String text = "'" + Character.toString(last) + "' \u4e00" + Character.toString(0x4e00 + last) + "','";
                StoredMessage row = new StoredMessage(Conversation.direct(1, 2), last, 1, last, 5, text);

                assertThat(new LiteralInsert().run(connection, List.of(row, row)))
                        .isEqualTo(2);
            }
        }
    }
}
