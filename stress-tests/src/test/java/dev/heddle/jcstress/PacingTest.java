package dev.heddle.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {
    @Test
    void aTestIsRunOnceHoweverSmallItsBudget() {
        var pacing = new Pacing(Pacing.now() - 1);

        assertThat(pacing.measure(28)).isEqualTo(200);
        assertThat(pacing.hasRoomFor(200)).isTrue();
        pacing.ended(200, 700);
        assertThat(pacing.hasRoomFor(200)).isFalse();
    }

    @Test
    void aLargeBudgetIsDividedAmongAllConfigurations() {
        var pacing = new Pacing(Pacing.now() + 60_000);

        assertThat(pacing.measure(30))
                .as("2 s each, without the start of a JVM")
                .isBetween(1_200L, 1_400L);
        assertThat(pacing.measure(2)).as("no piece is long enough to be missed").isEqualTo(5_000);
    }

    @Test
    void aSmallBudgetIsDividedAmongAsManyAsAreWorthIt() {
        assertThat(new Pacing(Pacing.now() + 3_500).measure(28)).isBetween(400L, 600L);
    }

    @Test
    void learnsWhatAPieceCostsBesides() {
        var pacing = new Pacing(Pacing.now() + 60_000);
        pacing.ended(1_000, 40_000);

        assertThat(pacing.hasRoomFor(30_000)).isFalse();
        assertThat(pacing.hasRoomFor(15_000)).isTrue();
    }
}
