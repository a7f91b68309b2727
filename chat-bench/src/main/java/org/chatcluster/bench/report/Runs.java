package org.chatcluster.bench.report;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The good results among those of a run, to look figures up in; one with a problem proves nothing. Immutable. */
public final class Runs {
    private final List<Result> results;

    /** Keeps those without problems. */
    public Runs(List<Result> results) {
        this.results =
                results.stream().filter(result -> result.problems().isEmpty()).toList();
    }

    /**
     * The figure of the results of a scenario that were run with {@code parameters}, whatever else they were run with: its median, if
     * there are several.
     *
     * @throws NoSuchElementException if there is none
     */
    public double median(String scenario, Map<String, String> parameters, String figure) {
        double[] values = results.stream()
                .filter(result -> result.scenario().equals(scenario))
                .filter(result -> result.parameters().entrySet().containsAll(parameters.entrySet()))
                .flatMapToDouble(result -> result.find(figure).stream())
                .sorted()
                .toArray();
        if (values.length == 0) {
            throw new NoSuchElementException("No " + figure + " of " + scenario + " " + parameters);
        }
        return Comparison.median(values);
    }
}
