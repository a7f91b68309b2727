package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Faults of one sort, one after another: each round has each of them once, in an order and with pauses that come from the seed. Several
 * tracks run at once, so that faults meet. Confined to its thread.
 */
final class FaultTrack implements Callable<Map<Fault, Integer>> {
    private static final int MIN_PAUSE_MILLIS = 2_000;
    private static final int MAX_PAUSE_MILLIS = 7_000;

    private final List<Fault> round;
    private final Random random;
    private final FaultActions actions;
    private final Pause pause;
    private final long startNanos;
    private final Duration duration;
    private final Consumer<String> log;
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final Deque<Fault> next = new ArrayDeque<>();

    FaultTrack(
            List<Fault> round,
            Random random,
            FaultActions actions,
            Pause pause,
            Duration duration,
            Consumer<String> log) {
        this.round = List.copyOf(round);
        this.random = random;
        this.actions = actions;
        this.pause = pause;
        this.startNanos = System.nanoTime();
        this.duration = duration;
        this.log = log;
    }

    /** Runs until the time is up, each fault was done and the last one is over; returns how often each was done. */
    @Override
    public Map<Fault, Integer> call() {
        try {
            while (isTimeForMore()) {
                Fault fault = next();
                Duration begin = elapsed();
                String victim = actions.apply(fault, random);
                done.merge(fault, 1, Integer::sum);
                log.accept(String.format(
                        Locale.ROOT,
                        "%6.1f s .. %6.1f s  %s: %s",
                        seconds(begin),
                        seconds(elapsed()),
                        fault.label(),
                        victim));
            }
            return done;
        } catch (RuntimeException e) {
            pause.end();
            throw e;
        }
    }

    /** Lets some time pass, except where it would be the last: the end of this track is the end of its last fault. */
    private boolean isTimeForMore() {
        Duration rest = Duration.ofMillis(random.nextInt(MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS));
        boolean enough = done.size() == round.size() && elapsed().plus(rest).compareTo(duration) >= 0;
        if (enough || pause.hasEnded()) {
            return false;
        }
        pause.of(rest);
        return !pause.hasEnded();
    }

    private Fault next() {
        if (next.isEmpty()) {
            List<Fault> shuffled = new ArrayList<>(round);
            Collections.shuffle(shuffled, random);
            next.addAll(shuffled);
        }
        return next.remove();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
