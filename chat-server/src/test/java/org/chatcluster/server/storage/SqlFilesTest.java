package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The migrations of the two engines declare the same. */
final class SqlFilesTest {
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\(\\n(.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("^    ([a-z_]+) [A-Z]+.*$", Pattern.MULTILINE);
    private static final Pattern VIEW = Pattern.compile("CREATE VIEW.*?;", Pattern.DOTALL);

    @Test
    void declare_the_same_tables_with_the_same_columns_in_the_same_order() {
        Map<String, List<String>> mysql = tables(script("mysql"));

        assertThat(tables(script("sqlite"))).isEqualTo(mysql);
        assertThat(mysql)
                .containsOnlyKeys(
                        "user",
                        "session_token",
                        "friend",
                        "friend_request",
                        "block",
                        "chat_group",
                        "group_user",
                        "message",
                        "inbox");
        assertThat(mysql.get("message"))
                .containsExactly("conversation_id", "seq", "sender_id", "cid", "sent_at", "body");
    }

    @Test
    void declare_the_same_view() {
        assertThat(view(script("sqlite"))).isEqualTo(view(script("mysql"))).contains("offline_message");
    }

    private static Map<String, List<String>> tables(String script) {
        Map<String, List<String>> tables = new TreeMap<>();
        Matcher table = TABLE.matcher(script);
        while (table.find()) {
            List<String> columns = new ArrayList<>();
            Matcher column = COLUMN.matcher(table.group(2));
            while (column.find()) {
                columns.add(column.group(1));
            }
            tables.put(table.group(1), columns);
        }
        return tables;
    }

    private static String view(String script) {
        Matcher view = VIEW.matcher(script);
        assertThat(view.find()).isTrue();
        return view.group();
    }

    private static String script(String engine) {
        String name = "/sql/" + engine + "/V1__chat.sql";
        try (InputStream file = SqlFilesTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
