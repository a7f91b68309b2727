package org.chatcluster.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A stretch of time under load, measured from outside. {@code perSecond} are messages acknowledged and deliveries in each part of it. */
public record Window(Duration length, Tally.Counted counted, Cost cost, List<Rate> rates) {
    private static final Duration STEP = Duration.ofMillis(500);

    /** Messages and deliveries a second, {@code atSeconds} after the beginning. */
    public record Rate(double atSeconds, double acked, double delivered) {}

    /** What the generator has counted, read and begun again from other threads. */
    public interface Counter {
        /** Begins at 0. */
        void reset();

        /** What was counted since. */
        Tally.Counted read();
    }

    /** Measures {@code length} of what is going on, or one step if that is longer. Blocks. */
    public static Window measure(Duration length, Counter counter, Supplier<Cost> costs) {
        Cost before = costs.get();
        counter.reset();
        long start = System.nanoTime();
        List<Rate> rates = new ArrayList<>();
        long last = start;
        long acked = 0;
        long delivered = 0;
        do {
            pause(STEP);
            Tally.Counted now = counter.read();
            long at = System.nanoTime();
            double seconds = (at - last) / 1e9;
            rates.add(new Rate(
                    (at - start) / 1e9, (now.acked() - acked) / seconds, (now.delivered() - delivered) / seconds));
            last = at;
            acked = now.acked();
            delivered = now.delivered();
        } while (System.nanoTime() - start < length.toNanos());
        Tally.Counted counted = counter.read();
        Duration real = Duration.ofNanos(System.nanoTime() - start);
        return new Window(real, counted, costs.get().since(before), List.copyOf(rates));
    }

    /** Lets time pass. */
    public static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring.", e);
        }
    }

    /** Its length in seconds. */
    public double seconds() {
        return length.toNanos() / 1e9;
    }
}
