package org.chatcluster.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How measured numbers are written for people: three digits, since the fourth is noise. No state. */
final class Numbers {
    private static final double EXACT_BELOW = 10_000;
    private static final double PLAIN_FROM = 1e-4;

    private Numbers() {}

    /** {@code 63,800}, {@code 15.8}, {@code 0.0123}; a small whole number as it is, since it may be a count; a dash where there is none. */
    static String format(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < EXACT_BELOW) {
            return pattern("#,##0").format(value);
        }
        if (Math.abs(value) < PLAIN_FROM) {
            return pattern("0.00E0").format(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        DecimalFormat format = pattern("#,##0");
        int decimals = Math.max(0, 2 - (rounded.precision() - rounded.scale() - 1));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(rounded);
    }

    /** With its unit, if it has one. */
    static String format(double value, String unit) {
        return unit.isEmpty() ? format(value) : format(value) + " " + unit;
    }

    private static DecimalFormat pattern(String text) {
        return new DecimalFormat(text, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
