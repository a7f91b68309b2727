package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.junit.jupiter.api.Test;

class DashboardIT {
    private static final Pattern NAME = Pattern.compile("(?m)^[a-z_]+");

    @Test
    void shows_only_what_a_node_measures() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withQuickStart())) {
            Set<String> measured = NAME.matcher(node.ops("/metrics").body())
                    .results()
                    .map(match -> match.group())
                    .collect(Collectors.toSet());

            assertThat(Dashboard.read().metrics()).hasSizeGreaterThan(20).isSubsetOf(measured);
        }
    }
}
