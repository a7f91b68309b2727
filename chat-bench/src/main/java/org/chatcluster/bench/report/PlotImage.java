package org.chatcluster.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws plots as SVG. Needs no display, but the fonts of Java, even if only to measure texts. No state. */
final class PlotImage {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final int LEGEND_LINE_HEIGHT = 20;
    /** More points are a line by themselves. */
    private static final int MARKED_POINTS = 20;
    /** How much of the distance between two nines to ask for as the least between two labels: more than half, or there are lines between. */
    private static final double NINE_SHARE = 0.7;

    private static final String NUMBER = "#,##0.######";
    /** A hundredth of a pixel is not seen, and more digits make half of the document. */
    private static final Pattern MORE_DECIMALS = Pattern.compile("(\\.\\d\\d)\\d+");

    private static final Color INK = new Color(0x33, 0x3a, 0x44);
    private static final Color GRID = new Color(0xe3, 0xe6, 0xea);

    private PlotImage() {}

    /** The SVG document, on white. */
    static String svg(Plot plot) {
        try {
            String svg = new String(ChartEncoder.getBytes(chart(plot), "svg"), StandardCharsets.UTF_8);
            return MORE_DECIMALS.matcher(svg).replaceAll("$1");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static XYChart chart(Plot plot) {
        boolean legend = plot.curves().size() > 1;
        int height = HEIGHT + (legend ? LEGEND_LINE_HEIGHT * plot.curves().size() : 0);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(height)
                .xAxisTitle(plot.xLabel())
                .yAxisTitle(plot.yLabel())
                .build();
        dress(chart.getStyler());
        chart.getStyler().setLegendVisible(legend);
        scale(chart.getStyler(), plot);
        Set<String> names = new HashSet<>();
        for (Plot.Curve curve : plot.curves()) {
            Marker marker = curve.xs().size() > MARKED_POINTS ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE;
            chart.addSeries(unique(curve.name(), names), curve.xs(), curve.ys()).setMarker(marker);
        }
        return chart;
    }

    private static void dress(XYStyler style) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        style.setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setChartTitleVisible(false)
                .setChartPadding(8)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendBorderColor(Color.WHITE)
                .setLegendPadding(4)
                .setLegendFont(font)
                .setSeriesColors(palette())
                .setSeriesLines(new BasicStroke[] {new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)})
                .setMarkerSize(6);
        style.setAxisTitleFont(font)
                .setAxisTickLabelsFont(font)
                .setAxisTickLabelsColor(INK)
                .setAxisTickMarksColor(GRID)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1f))
                .setPlotMargin(0)
                .setLocale(Locale.ROOT);
    }

    /** Okabe and Ito's colours, which the colour-blind can tell apart, without their yellow, which is lost on white. */
    private static Color[] palette() {
        return new Color[] {
            new Color(0x00, 0x72, 0xb2), new Color(0xd5, 0x5e, 0x00), new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7), new Color(0xe6, 0x9f, 0x00), new Color(0x56, 0xb4, 0xe9),
            new Color(0x44, 0x44, 0x44)
        };
    }

    private static void scale(XYStyler style, Plot plot) {
        style.setXAxisDecimalPattern(NUMBER).setYAxisDecimalPattern(NUMBER);
        if (plot.logarithmicY()) {
            style.setYAxisLogarithmic(true);
            setDecades(style, plot);
        } else {
            style.setYAxisMin(Math.min(0, ys(plot).min().orElse(0)));
        }
        switch (plot.xScale()) {
            case PLAIN -> {}
            case LOGARITHMIC -> style.setXAxisLogarithmic(true);
            case NINES -> {
                double last = plot.curves().stream()
                        .flatMap(curve -> curve.xs().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
                style.setXAxisMin(0.0);
                style.setXAxisTickMarkSpacingHint((int) (NINE_SHARE * WIDTH / Math.max(1, last)));
                style.setXAxisTickLabelsFormattingFunction(nines -> percentile(nines, last));
            }
        }
    }

    /** From one power of ten to another, since only they have labels. */
    private static void setDecades(XYStyler style, Plot plot) {
        double low = Math.floor(Math.log10(ys(plot).min().orElse(1)));
        double high = Math.ceil(Math.log10(ys(plot).max().orElse(1)));
        style.setYAxisMin(Math.pow(10, low));
        style.setYAxisMax(Math.pow(10, Math.max(high, low + 1)));
    }

    private static DoubleStream ys(Plot plot) {
        return plot.curves().stream().flatMap(curve -> curve.ys().stream()).mapToDouble(Double::doubleValue);
    }

    /**
     * 0 is p0, 1 is p90, 2 is p99; nothing in between. Numbers off the axis are asked for too, and their labels would count for the room
     * that all need, so they have short ones.
     */
    private static String percentile(double nines, double last) {
        if (nines != Math.rint(nines)) {
            return " ";
        }
        if (nines < 0 || nines > last + 1) {
            return String.valueOf((int) nines);
        }
        BigDecimal rest = BigDecimal.ONE.movePointLeft((int) nines - 2);
        return "p" + new BigDecimal(100).subtract(rest).toPlainString();
    }

    private static String unique(String name, Set<String> taken) {
        String wanted = name.isEmpty() ? " " : name;
        String free = wanted;
        for (int number = 2; !taken.add(free); number++) {
            free = wanted + " (" + number + ")";
        }
        return free;
    }
}
