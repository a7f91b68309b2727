package org.chatcluster.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rows of a bare insert are such as a lane writes. */
final class FloorRowsTest {
    private record Row(long conversation, long seq, int sender, long cid) {}

    @Test
    void come_by_conversation_and_seq_and_leave_no_hole_over_batches() throws SQLException {
        FloorRows rows = new FloorRows(1, 10, 1);
        List<Row> all = new ArrayList<>();
        for (int count : new int[] {7, 1, 25, 10, 57}) {
            List<Row> batch = take(rows, count);
            assertThat(batch).hasSize(count);
            assertThat(batch)
                    .isSortedAccordingTo(
                            Comparator.comparingLong(Row::conversation).thenComparingLong(Row::seq));
            all.addAll(batch);
        }
        Set<Long> conversations =
                new HashSet<>(all.stream().map(Row::conversation).toList());
        assertThat(conversations).hasSize(10);
        for (long conversation : conversations) {
            assertThat(all.stream()
                            .filter(row -> row.conversation == conversation)
                            .map(Row::seq))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    void come_in_runs_of_a_conversation() throws SQLException {
        FloorRows rows = new FloorRows(1, 10, 4);

        assertThat(take(rows, 6)).extracting(Row::seq).containsExactly(1L, 2L, 3L, 4L, 1L, 2L);
        assertThat(take(rows, 3)).extracting(Row::seq).containsExactly(3L, 4L, 1L);
    }

    @Test
    void have_keys_that_nobody_else_has() throws SQLException {
        List<Row> all = new ArrayList<>(take(new FloorRows(1, 50, 32), 500));
        all.addAll(take(new FloorRows(51, 50, 32), 500));

        assertThat(all.stream().map(row -> List.of(row.sender, row.cid))).doesNotHaveDuplicates();
        assertThat(all.stream().map(row -> List.of(row.conversation, row.seq))).doesNotHaveDuplicates();
    }

    @Test
    void have_a_text_that_needs_no_escape() {
        assertThat(FloorRows.BODY.getBytes(StandardCharsets.UTF_8)).hasSize(95);
        assertThat(FloorRows.BODY).matches("[A-Za-z ,-]*");
    }

    private static List<Row> take(FloorRows rows, int count) throws SQLException {
        List<Row> taken = new ArrayList<>();
        rows.take(
                count, (conversation, seq, sender, cid, sentAt) -> taken.add(new Row(conversation, seq, sender, cid)));
        return taken;
    }
}
