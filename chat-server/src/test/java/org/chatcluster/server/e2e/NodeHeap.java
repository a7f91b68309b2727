package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.OsProcess;
import org.chatcluster.testkit.TempDir;

/** Measures the heap of a node from outside. */
final class NodeHeap {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private NodeHeap() {}

    /** Bytes that are in use after a full collection. */
    static long liveBytes(NodeProcess node) {
        Path dir = TempDir.create("chat-jcmd-");
        try {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            OsProcess.run(List.of(jcmd, Long.toString(node.pid()), "GC.run"), dir.resolve("out.log"), DEADLINE);
        } finally {
            TempDir.delete(dir);
        }
        double bytes = node.ops("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(bytes).as("heap in /metrics").isPositive();
        return (long) bytes;
    }
}
