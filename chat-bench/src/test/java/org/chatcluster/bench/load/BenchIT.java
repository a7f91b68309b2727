package org.chatcluster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;
import org.chatcluster.bench.stage.StageOptions;
import org.junit.jupiter.api.Test;

/** Load on a packaged node that keeps its promise: nothing is lost, and every message is one row. */
final class BenchIT {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int FRAME_BYTES = 150;

    @Test
    void pairs_and_a_group_lose_nothing_and_every_message_is_one_row() throws Exception {
        try (Stage stage = Stage.set(StageOptions.on(Engine.SQLITE));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> writers = seeder.users(10);
            List<Account> members = seeder.users(10);
            int group = seeder.group("bench", members);
            long rows;
            try (Trial trial = Trial.pairs(stage, writers, FRAME_BYTES, i -> 0)) {
                Window window = trial.closed(8, Duration.ZERO, SHORT);

                assertThat(trial.problems()).isEmpty();
                assertThat(window.counted().acked()).isPositive();
                assertThat(window.cost().nodes()).isPositive();
                rows = trial.done();
                assertThat(seeder.messages()).isEqualTo(rows);
            }
            try (Trial trial = Trial.group(stage, group, members, 2, 0, FRAME_BYTES, i -> 0)) {
                Window window = trial.open(100, Duration.ZERO, SHORT);

                assertThat(trial.problems()).isEmpty();
                assertThat(window.counted().delivered()).isPositive();
                assertThat(seeder.messages()).isEqualTo(rows + trial.done());
            }
        }
    }
}
