package org.chatcluster.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chatcluster.common.protocol.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChatMetricsTest {
    private static final Pattern METER = Pattern.compile("`(chat_[a-z_]+)(?:\\{[a-z]+})?`");

    private final Metrics metrics = new Metrics();
    private final ChatMetrics chat = new ChatMetrics(metrics.registry());

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void counts_what_it_is_told() {
        chat.committed(3, 1_500_000);
        chat.commitConflict();
        chat.commitUnavailable();
        chat.encoded();
        chat.pushed(2);
        chat.acked();
        chat.refused(ErrorCode.RATE_LIMITED.number());
        chat.login(ChatMetrics.Login.TOKEN);
        chat.behind(2);
        chat.behind(-1);
        chat.logPageRead(200);
        chat.watch(ChatMetrics.Watched.SESSIONS, () -> 7);

        assertThat(metrics.scrape().lines())
                .contains(
                        "chat_messages_committed_total 3.0",
                        "chat_commit_rows_count 1",
                        "chat_commit_rows_sum 3.0",
                        "chat_commit_seconds_count 1",
                        "chat_commit_seconds_sum 0.0015",
                        "chat_commit_conflicts_total 1.0",
                        "chat_commit_unavailable_total 1.0",
                        "chat_frames_encoded_total 1.0",
                        "chat_pushes_total 2.0",
                        "chat_acks_total 1.0",
                        "chat_refusals_total{errno=\"120\"} 1.0",
                        "chat_refusals_total{errno=\"121\"} 0.0",
                        "chat_logins_total{outcome=\"token\"} 1.0",
                        "chat_behind_conversations 1.0",
                        "chat_log_pages_total 1.0",
                        "chat_log_page_rows_total 200.0",
                        "chat_sessions 7.0");
    }

    @Test
    void counts_no_refusal_for_what_was_done() {
        chat.refused(ErrorCode.OK.number());

        assertThat(metrics.scrape()).doesNotContain("errno=\"0\"");
    }

    @Test
    void every_meter_is_in_the_document_and_no_other() throws IOException {
        for (ChatMetrics.Watched watched : ChatMetrics.Watched.values()) {
            chat.watch(watched, () -> 0);
        }
        new BusMetrics(metrics.registry()).watch(() -> true, () -> 0);
        Set<String> documented = METER.matcher(Files.readString(Path.of("..", "ARCHITECTURE.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> meters = metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("# TYPE chat_") && !line.contains("_max gauge"))
                .map(line -> line.split(" ", -1)[2])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(meters).isEqualTo(documented);
    }

    @Test
    void measures_the_jvm() {
        assertThat(metrics.scrape())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "process_cpu_usage",
                        "process_uptime_seconds");
    }
}
