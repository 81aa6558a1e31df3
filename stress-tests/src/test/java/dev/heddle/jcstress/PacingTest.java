package dev.heddle.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {
    private long now = 1_000_000;

    private Pacing budget(long millis) {
        return new Pacing(millis, millis, () -> now);
    }

    @Test
    void aTestIsRunOnceHoweverSmallItsBudget() {
        var pacing = budget(-1);

        assertThat(pacing.measure(28)).isEqualTo(200);
        assertThat(pacing.goesOn(200, false)).isTrue();
        now += 700;
        pacing.ended(200, 700);
        assertThat(pacing.goesOn(200, false)).isFalse();
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

        assertThat(pacing.goesOn(21_001, true)).isFalse();
        assertThat(pacing.goesOn(21_000, true)).isTrue();
    }

    @Test
    void aTestThatHasShownNothingGoesOnForAFewPieces() {
        var pacing = new Pacing(3_000, 1_000_000, () -> now);

        assertThat(piecesOf(pacing, 1_000, false)).as("three, and eight more").isEqualTo(11);
        assertThat(piecesOf(new Pacing(3_000, 1_000_000, () -> now), 1_000, true))
                .as("what it has shown is enough")
                .isEqualTo(3);
    }

    @Test
    void aTestThatHasShownNothingGoesOnNoLongerThanTheWholeAllows() {
        assertThat(piecesOf(new Pacing(3_000, 5_000, () -> now), 1_000, false)).isEqualTo(5);
        assertThat(piecesOf(new Pacing(3_000, 3_000, () -> now), 1_000, false)).isEqualTo(3);
        assertThat(piecesOf(new Pacing(3_000, 40_000, () -> now), 15_000, false))
                .as("pieces that take long, on a busy machine")
                .isEqualTo(2);
    }

    /** How many pieces are run that take so long each. */
    private int piecesOf(Pacing pacing, long each, boolean convincing) {
        int pieces = 0;
        long measured = Math.min(each, 400);
        while (pacing.goesOn(measured, convincing)) {
            now += each;
            pacing.ended(measured, each);
            pieces++;
        }
        return pieces;
    }
}
