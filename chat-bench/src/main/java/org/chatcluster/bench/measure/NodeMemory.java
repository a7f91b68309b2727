package org.chatcluster.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.OsProcess;
import org.chatcluster.testkit.TempDir;

/**
 * The memory of a node in bytes: live objects on the heap, direct buffers, and what the operating system counts as resident, 0 where that does
 * not say. The last one is mostly heap that has not been collected.
 */
public record NodeMemory(long heap, long direct, long resident) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long KIBIBYTE = 1_024;

    /** Collects all garbage of the node twice, for what the first time has to finalise, and reads. Needs a JDK. */
    public static NodeMemory of(NodeProcess node) {
        collect(node);
        collect(node);
        return new NodeMemory(
                used(node, "jvm_memory_used_bytes{", "area=\"heap\""),
                used(node, "jvm_buffer_memory_used_bytes{", "id=\"direct\""),
                resident(node.pid()));
    }

    private static void collect(NodeProcess node) {
        Path dir = TempDir.create("chat-jcmd-");
        try {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            OsProcess.run(List.of(jcmd, Long.toString(node.pid()), "GC.run"), dir.resolve("out.log"), DEADLINE);
        } finally {
            TempDir.delete(dir);
        }
    }

    private static long used(NodeProcess node, String meter, String label) {
        return (long) node.ops("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(meter) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static long resident(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
