package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.chatcluster.bench.report.Plot.Curve;
import org.chatcluster.bench.report.Plot.XScale;
import org.junit.jupiter.api.Test;

/** Texts are drawn as outlines, so only shapes and colours can be looked for. */
final class PlotImageTest {
    private static final List<Double> XS = List.of(1.0, 2.0, 3.0, 4.0);
    private static final List<Double> YS = List.of(0.31, 0.42, 0.88, 12.5);
    private static final String BLUE_LINE = "stroke:rgb(0,114,178)";
    private static final String ORANGE_LINE = "stroke:rgb(213,94,0)";
    private static final String BLUE_DOT = "<ellipse";

    @Test
    void draws_each_curve_in_its_own_colour() {
        assertThat(svg(XScale.PLAIN, false, new Curve("a", XS, YS)))
                .startsWith("<?xml")
                .contains(BLUE_LINE)
                .doesNotContain(ORANGE_LINE);
        assertThat(svg(XScale.PLAIN, false, new Curve("a", XS, YS), new Curve("b", XS, YS)))
                .contains(BLUE_LINE, ORANGE_LINE);
    }

    @Test
    void draws_curves_of_the_same_name_and_of_none() {
        assertThat(svg(XScale.PLAIN, false, new Curve("a", XS, YS), new Curve("a", XS, YS)))
                .contains(ORANGE_LINE);
        assertThat(svg(XScale.PLAIN, false, new Curve("", XS, YS))).contains(BLUE_LINE);
    }

    @Test
    void draws_on_all_scales_also_values_that_are_all_the_same() {
        List<Double> flat = List.of(2.0, 2.0, 2.0, 2.0);
        for (XScale scale : XScale.values()) {
            assertThat(svg(scale, true, new Curve("a", XS, YS))).contains(BLUE_LINE);
            assertThat(svg(scale, false, new Curve("a", XS, flat))).contains(BLUE_LINE);
            assertThat(svg(scale, true, new Curve("a", XS, flat))).contains(BLUE_LINE);
            assertThat(svg(scale, true, new Curve("a", List.of(1.0), List.of(1.0))))
                    .contains(BLUE_DOT);
        }
    }

    @Test
    void gives_each_nine_a_grid_line() {
        String svg = svg(XScale.NINES, true, new Curve("a", XS, YS));
        String nothingBetween = svg(XScale.NINES, true, new Curve("a", List.of(1.0, 4.0), List.of(1.0, 2.0)));

        // p0 to p99.99, and the axis.
        assertThat(verticalLines(svg)).isEqualTo(6);
        assertThat(verticalLines(nothingBetween)).isEqualTo(6);
    }

    private static long verticalLines(String svg) {
        return Pattern.compile("<line[^>]*?/>")
                .matcher(svg)
                .results()
                .map(line -> line.group())
                .filter(line -> attribute(line, "x1").equals(attribute(line, "x2")))
                .map(line -> attribute(line, "x1"))
                .distinct()
                .count();
    }

    private static String attribute(String element, String name) {
        var matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String svg(XScale scale, boolean logarithmicY, Curve... curves) {
        return PlotImage.svg(new Plot("title", "x", "y", scale, logarithmicY, List.of(curves)));
    }
}
