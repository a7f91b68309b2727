package org.chatcluster.bench.measure;

import java.time.Duration;

/** CPU time of processes as the operating system counts it, user and system together, in steps of 10 ms on Linux. */
public final class ProcessCpu {
    private ProcessCpu() {}

    /** What a living process has used so far, in ns. */
    public static long nanos(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElseThrow(() -> new IllegalStateException("No CPU time of process " + pid));
    }
}
