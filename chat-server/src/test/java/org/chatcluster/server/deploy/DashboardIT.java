package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.junit.jupiter.api.Test;

class DashboardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern NAME = Pattern.compile("(?m)^[a-z_]+");

    @Test
    void shows_only_what_a_node_measures() {
        // Collections of garbage show from the first one on, so there is little room for it.
        NodeOptions options = NodeOptions.sqlite().withQuickStart().withJavaFlag("-Xmn2m");
        try (NodeProcess node = NodeProcess.start(options)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Dashboard.read().metrics())
                            .hasSizeGreaterThan(20)
                            .isSubsetOf(measured(node)));
        }
    }

    private static Set<String> measured(NodeProcess node) {
        return NAME.matcher(node.ops("/metrics").body())
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }
}
