package org.chatcluster.bench.floor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.chatcluster.bench.report.Result;

/**
 * <b>F</b>: how long the disk takes to keep 4 KiB: append, then {@code fdatasync}, one after the other. Figures: {@code p50}, {@code p99}, {@code max} and
 * {@code throughput}. Stateless.
 */
public final class SyncFloor {
    private static final int BLOCK_BYTES = 4_096;
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    private SyncFloor() {}

    /** Syncs for {@code measured} in a file of its own in {@code dir}, which has to be on the file system of the database. */
    public static Result run(Path dir, Duration measured) {
        Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(1), DIGITS);
        long start = System.nanoTime();
        try {
            Path file = Files.createTempFile(dir, "chat-sync-", null);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
                sync(channel, start + measured.toNanos(), nanos);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot sync a file in " + dir, e);
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Result.Builder("floor-sync")
                .with("bytes", BLOCK_BYTES)
                .figure("p50", nanos.getValueAtPercentile(50) / NANOS_PER_MICRO, "µs")
                .figure("p99", nanos.getValueAtPercentile(99) / NANOS_PER_MICRO, "µs")
                .figure("max", nanos.getMaxValue() / NANOS_PER_MICRO, "µs")
                .figure("throughput", nanos.getTotalCount() / seconds, "syncs/s")
                .build();
    }

    private static void sync(FileChannel channel, long endNanos, Histogram nanos) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
        long before = System.nanoTime();
        while (before - endNanos < 0) {
            block.clear();
            channel.write(block);
            channel.force(false);
            long after = System.nanoTime();
            nanos.recordValue(Math.min(after - before, nanos.getHighestTrackableValue()));
            before = after;
        }
    }
}
