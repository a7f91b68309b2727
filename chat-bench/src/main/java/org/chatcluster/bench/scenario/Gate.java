package org.chatcluster.bench.scenario;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.chatcluster.bench.report.Result;

/**
 * What a count may be, both limits included, in the results that {@code where} holds for; and {@code why}. Counts do not move with the load
 * of the machine, so that one beyond its gate is a change of the program. Immutable.
 */
record Gate(String figure, Predicate<Result> where, double least, double most, String why) {
    static Gate exactly(String figure, Predicate<Result> where, double value, String why) {
        return new Gate(figure, where, value, value, why);
    }

    static Gate atMost(String figure, Predicate<Result> where, double most, String why) {
        return new Gate(figure, where, 0, most, why);
    }

    /** What is wrong with a result; a figure that is missing is, too. */
    Optional<String> problem(Result result) {
        if (!where.test(result)) {
            return Optional.empty();
        }
        OptionalDouble value = result.find(figure);
        if (value.isPresent() && value.getAsDouble() >= least && value.getAsDouble() <= most) {
            return Optional.empty();
        }
        String found = value.isPresent() ? Double.toString(value.getAsDouble()) : "not counted";
        String expected = least == most ? Double.toString(most) : least + " to " + most;
        return Optional.of(figure + ": " + found + " (expected " + expected + "): " + why);
    }
}
