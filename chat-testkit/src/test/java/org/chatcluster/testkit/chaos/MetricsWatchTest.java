package org.chatcluster.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsWatchTest {
    @Test
    void reads_counters_and_nothing_else() {
        String page = """
                # HELP chat_acks_total Messages.
                # TYPE chat_acks_total counter
                chat_acks_total 12.0
                chat_refusals_total{errno="121"} 3.0
                chat_sessions 4.0
                jvm_gc_total 9.0
                """;

        assertThat(MetricsWatch.counters(page))
                .isEqualTo(Map.of("chat_acks_total", 12.0, "chat_refusals_total{errno=\"121\"}", 3.0));
    }

    @Test
    void counts_on_when_a_node_begins_again() {
        assertThat(MetricsWatch.growth(5, 9)).isEqualTo(4);
        assertThat(MetricsWatch.growth(9, 2)).isEqualTo(2);
    }
}
