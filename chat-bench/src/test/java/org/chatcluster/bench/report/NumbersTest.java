package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | 0
            3          | 3
            5000       | 5,000
            63843.2    | 63,800
            1234567    | 1,230,000
            999.6      | 1,000
            15.84      | 15.8
            15.96      | 16.0
            1.005      | 1.00
            0.01234    | 0.0123
            0.0001234  | 0.000123
            0.00001234 | 1.23E-5
            -1234.5    | -1,230
            """)
    void writes_three_digits_and_small_counts_as_they_are(double value, String text) {
        assertThat(Numbers.format(value)).isEqualTo(text);
    }

    @Test
    void writes_what_is_no_number_as_a_sign() {
        assertThat(Numbers.format(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.format(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    @Test
    void adds_a_unit_where_there_is_one() {
        assertThat(Numbers.format(15.8, "µs")).isEqualTo("15.8 µs");
        assertThat(Numbers.format(15.8, "")).isEqualTo("15.8");
    }
}
