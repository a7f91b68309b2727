package org.chatcluster.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Two things measured in pairs, A B B A and so on, so that a machine that slows down or warms up harms both alike. Confined to its thread.
 */
public final class Comparison {
    private final List<Result> as = new ArrayList<>();
    private final List<Result> bs = new ArrayList<>();

    /** Runs both {@code pairs} times, in the order A B B A; an even number is fair. */
    public static Comparison run(int pairs, Callable<Result> a, Callable<Result> b) throws Exception {
        Comparison comparison = new Comparison();
        for (int pair = 0; pair < pairs; pair++) {
            boolean aFirst = pair % 2 == 0;
            Result first = (aFirst ? a : b).call();
            Result second = (aFirst ? b : a).call();
            comparison.add(aFirst ? first : second, aFirst ? second : first);
        }
        return comparison;
    }

    /** A pair of runs that were next to each other in time. */
    public void add(Result a, Result b) {
        as.add(a);
        bs.add(b);
    }

    /** All runs, pair by pair. */
    public List<Result> runs() {
        List<Result> runs = new ArrayList<>();
        for (int pair = 0; pair < as.size(); pair++) {
            runs.add(as.get(pair));
            runs.add(bs.get(pair));
        }
        return List.copyOf(runs);
    }

    /**
     * B over A for each figure that all runs have: the median of the pairs under the figure's name, beside it the least and the greatest.
     * A parameter in which they differ becomes {@code 1 → 32}.
     */
    public Result result() {
        if (as.isEmpty()) {
            throw new IllegalStateException("pairs: 0 (expected 1 or more)");
        }
        Result.Builder result = new Result.Builder(as.get(0).scenario() + "-pair");
        parameters().forEach(result::with);
        result.with("pairs", as.size());
        for (Figure figure : as.get(0).figures()) {
            String name = figure.name();
            if (runs().stream().allMatch(run -> run.find(name).isPresent())) {
                double[] ratios = ratios(name);
                result.figure(name, median(ratios), "B/A");
                result.figure(name + " min", ratios[0], "B/A");
                result.figure(name + " max", ratios[ratios.length - 1], "B/A");
            }
        }
        for (int pair = 0; pair < as.size(); pair++) {
            addProblems(result, "A" + (pair + 1), as.get(pair));
            addProblems(result, "B" + (pair + 1), bs.get(pair));
        }
        return result.build();
    }

    /** The middle of sorted values, or the mean of the two in the middle. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double[] ratios(String figure) {
        double[] ratios = new double[as.size()];
        for (int pair = 0; pair < ratios.length; pair++) {
            double a = as.get(pair).require(figure);
            double b = bs.get(pair).require(figure);
            // Nothing and nothing, as with errors, are alike.
            ratios[pair] = a == b ? 1 : b / a;
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private Map<String, String> parameters() {
        Map<String, String> a = as.get(0).parameters();
        Map<String, String> b = bs.get(0).parameters();
        Map<String, String> merged = new LinkedHashMap<>(a);
        merged.putAll(b);
        merged.replaceAll((name, value) -> {
            String from = a.getOrDefault(name, "–");
            String to = b.getOrDefault(name, "–");
            return from.equals(to) ? from : from + " → " + to;
        });
        return merged;
    }

    private static void addProblems(Result.Builder result, String run, Result of) {
        of.problems().forEach(problem -> result.problem(run + ": " + problem));
    }
}
