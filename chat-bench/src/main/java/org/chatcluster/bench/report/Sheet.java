package org.chatcluster.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results of one scenario, put up for a table: {@code shared} parameters are the same in all of them and go into the heading,
 * {@code distinct} ones head the rows, {@code columns} are all figures in the order in which they first appear. Immutable.
 */
record Sheet(
        String scenario,
        List<Result> results,
        Map<String, String> shared,
        List<String> distinct,
        List<Sheet.Column> columns) {

    /** A figure that at least one result has. */
    record Column(String name, String unit) {}

    /** One for each scenario, in the order in which they first appear. */
    static List<Sheet> of(List<Result> results) {
        Map<String, List<Result>> scenarios = new LinkedHashMap<>();
        results.forEach(result -> scenarios
                .computeIfAbsent(result.scenario(), name -> new ArrayList<>())
                .add(result));
        return scenarios.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Sheet of(String scenario, List<Result> results) {
        Set<String> names = new LinkedHashSet<>();
        Set<Column> columns = new LinkedHashSet<>();
        for (Result result : results) {
            names.addAll(result.parameters().keySet());
            result.figures().forEach(figure -> columns.add(new Column(figure.name(), figure.unit())));
        }
        Map<String, String> shared = new LinkedHashMap<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String first = parameter(results.get(0), name);
            boolean same =
                    results.stream().allMatch(result -> parameter(result, name).equals(first));
            if (same) {
                shared.put(name, first);
            } else {
                distinct.add(name);
            }
        }
        return new Sheet(
                scenario,
                List.copyOf(results),
                Collections.unmodifiableMap(shared),
                List.copyOf(distinct),
                List.copyOf(columns));
    }

    /** What a result was run with, empty if it has no such parameter. */
    static String parameter(Result result, String name) {
        return result.parameters().getOrDefault(name, "");
    }

    /** A result's number of a column. */
    static Optional<Figure> find(Result result, Column column) {
        return result.figures().stream()
                .filter(figure ->
                        figure.name().equals(column.name()) && figure.unit().equals(column.unit()))
                .findFirst();
    }

    /** What tells each result from the others of its scenario, else its number among them; empty for an only one. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Result result : results) {
            String name = distinct.stream()
                    .filter(parameter -> result.parameters().containsKey(parameter))
                    .map(parameter -> parameter + "=" + parameter(result, parameter))
                    .collect(Collectors.joining(" "));
            boolean alike = name.isEmpty() && results.size() > 1;
            names.add(alike ? "run " + (names.size() + 1) : name);
        }
        return names;
    }
}
