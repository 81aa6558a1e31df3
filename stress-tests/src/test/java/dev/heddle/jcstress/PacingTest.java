package dev.heddle.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {
    private long now = 1_000_000;

    private Pacing budget(long millis) {
        return new Pacing(millis, () -> now);
    }

    @Test
    void aTestIsRunOnceHoweverSmallItsBudget() {
        var pacing = budget(-1);

        assertThat(pacing.measure(28)).isEqualTo(200);
        assertThat(pacing.hasRoomFor(200)).isTrue();
        now += 700;
        pacing.ended(200, 700);
        assertThat(pacing.hasRoomFor(200)).isFalse();
    }

    @Test
    void aLargeBudgetIsDividedAmongAllConfigurations() {
        var pacing = budget(60_000);

        assertThat(pacing.measure(30))
                .as("2 s each, without the start of a JVM")
                .isEqualTo(1_400);
        assertThat(pacing.measure(2)).as("no piece is long enough to be missed").isEqualTo(5_000);
    }

    @Test
    void aSmallBudgetIsDividedAmongAsManyAsAreWorthIt() {
        assertThat(budget(3_500).measure(28)).isEqualTo(566);
    }

    @Test
    void learnsWhatAPieceCostsBesides() {
        var pacing = budget(60_000);
        now += 10_000;
        pacing.ended(1_000, 30_000);

        assertThat(pacing.hasRoomFor(21_001)).isFalse();
        assertThat(pacing.hasRoomFor(21_000)).isTrue();
    }
}
