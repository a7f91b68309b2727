package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chatcluster.testkit.NginxProcess;
import org.chatcluster.testkit.chaos.ChaosOptions;
import org.chatcluster.testkit.chaos.ChaosReport;
import org.chatcluster.testkit.chaos.ChaosRun;
import org.junit.jupiter.api.Test;

/**
 * The promise of PROTOCOL.md §3 on a cluster whose every part fails. The properties {@code chaos.seconds} and {@code chaos.seed} make it
 * shorter or repeat it.
 */
class ChaosIT {
    private static final int CLIENTS = 30;
    private static final int NODES = 3;
    private static final int PER_SECOND = 10;
    private static final long SECONDS = 60;

    @Test
    void loses_nothing_while_everything_fails_in_turn() {
        Duration duration = Duration.ofSeconds(Long.getLong("chaos.seconds", SECONDS));
        long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
        boolean nginx = NginxProcess.whyMissing().isEmpty();

        ChaosReport report =
                ChaosRun.run(new ChaosOptions(duration, seed, CLIENTS, NODES, PER_SECOND, nginx), System.out::println);

        System.out.println(report.table());
        assertThat(report.problems()).isEmpty();
    }
}
