package dev.heddle.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void theIntervalIsWilsons() {
        // Worked examples: Wilson's interval for 15 of 100 is (0.0931, 0.2328), for 1 of 10 (0.0179, 0.4042).
        Rate fifteen = new Rate(15, 100);
        assertThat(fifteen.low()).isCloseTo(0.0931, within(5e-5));
        assertThat(fifteen.high()).isCloseTo(0.2328, within(5e-5));
        Rate one = new Rate(1, 10);
        assertThat(one.low()).isCloseTo(0.0179, within(5e-5));
        assertThat(one.high()).isCloseTo(0.4042, within(5e-5));
    }

    @Test
    void neverSeenIsBelowThreeInN() {
        Rate never = new Rate(0, 3_000_000);
        assertThat(never.low()).isZero();
        assertThat(never.high()).isCloseTo(3.0 / 3_000_000, within(1e-8));
        assertThat(never.words()).isEqualTo("0 of 3,000,000: below 1 in 1,000,000 with 95 %");
        assertThat(new Rate(0, 1_000).words()).isEqualTo("0 of 1,000: below 0.3 % with 95 %");
        assertThat(new Rate(0, 1).high()).isCloseTo(0.95, within(1e-12));
    }

    @Test
    void ofFewSamplesNothingIsMadeUp() {
        assertThat(new Rate(0, 1).words()).isEqualTo("0 of 1: too few to say how rare one would be");
        assertThat(new Rate(0, 30).words()).isEqualTo("0 of 30: below 9.5 % with 95 %");
        assertThat(new Rate(1, 1).words()).isEqualTo("1 of 1: all");
    }

    @Test
    void alwaysSeenIsAboveOneMinusThreeInN() {
        assertThat(new Rate(1_000, 1_000).low()).isCloseTo(0.997, within(1e-4));
        assertThat(new Rate(1_000, 1_000).high()).isOne();
        assertThat(new Rate(1_000, 1_000).words()).isEqualTo("1,000 of 1,000: all (above 99.7 % with 95 %)");
    }

    @Test
    void theIntervalHoldsTheShareAtEverySize() {
        for (long of : new long[] {2, 3, 10, 1_000, 1_000_000_000_000L}) {
            for (long seen : new long[] {1, of / 2, of - 1}) {
                Rate rate = new Rate(seen, of);
                assertThat(rate.low()).isGreaterThanOrEqualTo(0).isLessThanOrEqualTo(rate.share());
                assertThat(rate.high()).isLessThanOrEqualTo(1).isGreaterThanOrEqualTo(rate.share());
            }
        }
    }

    @Test
    void nothingRanSaysNothing() {
        assertThat(new Rate(0, 0).known()).isFalse();
        assertThat(new Rate(0, 0).words()).isEqualTo("none ran");
    }

    @Test
    void sharesReadWell() {
        assertThat(Rate.words(0)).isEqualTo("0 %");
        assertThat(Rate.words(1)).isEqualTo("100 %");
        assertThat(Rate.words(0.5)).isEqualTo("50 %");
        assertThat(Rate.words(0.01234)).isEqualTo("1.23 %");
        assertThat(Rate.words(0.000123)).isEqualTo("0.012 %");
        assertThat(Rate.words(0.0000123)).isEqualTo("1 in 81,000");
        assertThat(Rate.words(0.9999)).isEqualTo("99.990 %");
        assertThat(Rate.words(0.9999999)).isEqualTo("over 99.999 %");
    }

    @Test
    void moreThanThereAreIsRefused() {
        assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
