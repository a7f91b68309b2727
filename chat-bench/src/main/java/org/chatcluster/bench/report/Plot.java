package org.chatcluster.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves of one name of all results of a scenario, as they are drawn. Immutable. */
record Plot(
        String title, String xLabel, String yLabel, Plot.XScale xScale, boolean logarithmicY, List<Plot.Curve> curves) {
    /** From this on a plain axis would press the small sizes together. */
    private static final double WIDE = 20;

    /** How x is drawn. */
    enum XScale {
        PLAIN,
        LOGARITHMIC,
        /** The number of nines: 0 is p0, 1 is p90, 2 is p99. */
        NINES
    }

    /** A line with its name in the legend; percentiles are nines already. */
    record Curve(String name, List<Double> xs, List<Double> ys) {}

    /** The plots of a scenario in the order of their series; curves without a point that can be drawn are left out. */
    static List<Plot> of(Sheet sheet) {
        Map<String, List<Named>> plots = new LinkedHashMap<>();
        for (int index = 0; index < sheet.results().size(); index++) {
            String run = sheet.names().get(index);
            for (Series series : sheet.results().get(index).series()) {
                plots.computeIfAbsent(series.name(), name -> new ArrayList<>()).add(new Named(run, series));
            }
        }
        return plots.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .filter(plot -> !plot.curves.isEmpty())
                .toList();
    }

    private static Plot of(String title, List<Named> named) {
        Series first = named.get(0).series();
        XScale xScale = xScale(named);
        boolean logarithmicY = first.hasPercentiles();
        List<Curve> curves = named.stream()
                .map(one -> curve(one, xScale, logarithmicY))
                .filter(curve -> !curve.xs.isEmpty())
                .toList();
        return new Plot(title, first.xLabel(), first.yLabel(), xScale, logarithmicY, curves);
    }

    private static XScale xScale(List<Named> named) {
        Series first = named.get(0).series();
        if (first.hasPercentiles()) {
            return XScale.NINES;
        }
        double[] xs = named.stream()
                .flatMap(one -> one.series().xs().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        boolean wide = xs.length > 0 && xs[0] > 0 && xs[xs.length - 1] / xs[0] >= WIDE;
        return wide && !first.hasTime() ? XScale.LOGARITHMIC : XScale.PLAIN;
    }

    private static Curve curve(Named named, XScale xScale, boolean logarithmicY) {
        Series series = named.series();
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int point = 0; point < series.xs().size(); point++) {
            double x = series.xs().get(point);
            double scaled = xScale == XScale.NINES ? nines(x) : x;
            double y = series.ys().get(point);
            // The 100th percentile is infinitely far to the right, and 0 has no logarithm.
            if (Double.isFinite(scaled) && Double.isFinite(y) && (y > 0 || !logarithmicY)) {
                xs.add(scaled);
                ys.add(y);
            }
        }
        return new Curve(named.name(), xs, ys);
    }

    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private record Named(String name, Series series) {}
}
