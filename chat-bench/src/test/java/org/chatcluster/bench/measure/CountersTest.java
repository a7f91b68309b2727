package org.chatcluster.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Numbers by their names. */
final class CountersTest {
    @Test
    void what_has_come_since_is_the_difference() {
        Counters before = Counters.ofMetrics("# TYPE chat_acks_total counter\nchat_acks_total 3.0\n");
        Counters after = Counters.ofMetrics("chat_acks_total 5.0\nchat_allocated_bytes_total{threads=\"io\"} 1.5E7\n");

        Counters since = after.since(before);

        assertThat(since.require("chat_acks_total")).isEqualTo(2);
        assertThat(since.require("chat_allocated_bytes_total{threads=\"io\"}")).isEqualTo(15_000_000);
    }

    @Test
    void what_nobody_counts_is_not_nothing() {
        Counters counters = Counters.ofMetrics("chat_acks_total 3.0");

        assertThatThrownBy(() -> counters.require("chat_pushes_total")).hasMessageContaining("chat_pushes_total");
    }
}
