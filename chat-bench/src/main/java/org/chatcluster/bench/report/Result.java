package org.chatcluster.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one run of one scenario gave. {@code parameters} say how it was run ({@code engine=mariadb}, {@code window=32}), in the order they are to be
 * shown; {@code problems} are the errors, losses and duplicates that make the run worthless, empty for a good one. Immutable.
 */
public record Result(
        String scenario,
        Map<String, String> parameters,
        List<Figure> figures,
        List<Series> series,
        List<String> problems) {
    /** Copies its collections; the order of the parameters is kept. Refuses two figures of one name, since they are found by it. */
    public Result {
        long names = figures.stream().map(Figure::name).distinct().count();
        if (names < figures.size()) {
            throw new IllegalArgumentException(scenario + ": " + figures.size() + " figures, " + names + " names");
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        figures = List.copyOf(figures);
        series = List.copyOf(series);
        problems = List.copyOf(problems);
    }

    /** The value of a figure, if it was measured. */
    public OptionalDouble find(String figure) {
        return figures.stream()
                .filter(one -> one.name().equals(figure))
                .mapToDouble(Figure::value)
                .findFirst();
    }

    /** The value of a figure that must have been measured. */
    public double require(String figure) {
        return find(figure).orElseThrow(() -> new IllegalStateException("No " + figure + " in " + this.label()));
    }

    /** The scenario and its parameters on one line. */
    public String label() {
        StringBuilder text = new StringBuilder(scenario);
        parameters.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    /** Collects a result. Confined to its thread. */
    public static final class Builder {
        private final String scenario;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Series> series = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        /** A result of {@code scenario}. */
        public Builder(String scenario) {
            this.scenario = scenario;
        }

        /** How it was run. */
        public Builder with(String name, Object value) {
            parameters.put(name, String.valueOf(value));
            return this;
        }

        /** What was measured. */
        public Builder figure(String name, double value, String unit) {
            figures.add(new Figure(name, value, unit));
            return this;
        }

        /** A curve. */
        public Builder series(Series one) {
            series.add(one);
            return this;
        }

        /** What makes the run worthless. */
        public Builder problem(String text) {
            problems.add(text);
            return this;
        }

        /** The result. */
        public Result build() {
            return new Result(scenario, parameters, figures, series, problems);
        }
    }
}
