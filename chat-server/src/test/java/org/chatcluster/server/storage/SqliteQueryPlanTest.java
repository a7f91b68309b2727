package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements of the hot paths find their rows by a key. */
final class SqliteQueryPlanTest {
    @TempDir
    private static Path dir;

    private static OpenStore store;

    @BeforeAll
    static void open() {
        store = OpenStore.sqlite(dir);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static List<String> statements() {
        SqliteDialect dialect = new SqliteDialect();
        return List.of(
                JdbcMessageDao.LIST_AFTER,
                JdbcMessageDao.LIST_BEFORE,
                JdbcMessageDao.lastSeqs(dialect, 3, ""),
                JdbcMessageDao.findByKeys(dialect, 3),
                JdbcAccountDao.findTokens(2),
                JdbcLoginDao.circles(2),
                JdbcInboxDao.LIST,
                JdbcInboxDao.LIST_ENDS + "(1, 2)");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void searches_tables_and_never_scans_or_sorts_them(String sql) {
        List<String> plan = store.query("EXPLAIN QUERY PLAN " + sql.replace("?", "1"));

        assertThat(plan).anyMatch(step -> step.contains("SEARCH"));
        assertThat(plan).noneMatch(step -> step.matches(".*SCAN (message|m|l|inbox|i|t|u|f|r|g)\\b.*"));
        assertThat(plan).noneMatch(step -> step.contains("TEMP B-TREE"));
    }
}
