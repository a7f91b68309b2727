package org.chatcluster.bench.report;

import java.util.function.Function;

/**
 * What is to be reached. {@code metric} and {@code requirement} are for people; {@code check} compares, and throws
 * {@link java.util.NoSuchElementException}, as {@link Runs} does, if it was not measured. Immutable.
 */
public record Target(String metric, String requirement, Function<Runs, Outcome> check) {

    /** What was measured, for people, and whether that is enough. */
    public record Outcome(String measured, boolean reached) {
        /** Reached from {@code bound} on, which is shown since it may have been measured too. */
        public static Outcome atLeast(double value, double bound, String unit) {
            return new Outcome(text(value, "≥", bound, unit), value >= bound);
        }

        /** Reached up to {@code bound}, which is shown since it may have been measured too. */
        public static Outcome atMost(double value, double bound, String unit) {
            return new Outcome(text(value, "≤", bound, unit), value <= bound);
        }

        /** Reached if both are. */
        public Outcome and(Outcome other) {
            return new Outcome(measured + "; " + other.measured, reached && other.reached);
        }

        private static String text(double value, String sign, double bound, String unit) {
            return Numbers.format(value, unit) + " (" + sign + " " + Numbers.format(bound) + ")";
        }
    }
}
