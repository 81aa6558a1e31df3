package dev.heddle.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JcstressBudgetTest {
    private static final PlannedCell PROOF = planned(Set.of(FailureKind.OUTCOME), Duration.ZERO);
    private static final PlannedCell HOLDS = planned(Set.of(), Duration.ZERO);

    private long now = 77;

    private JcstressBudget budget(int cells, Duration whole) {
        return budget(cells, whole, true);
    }

    private JcstressBudget budget(int cells, Duration whole, boolean firm) {
        return new JcstressBudget(
                Collections.nCopies(cells, planned(Set.of(), whole.dividedBy(cells))), firm, () -> now);
    }

    private static PlannedCell planned(Set<FailureKind> breaks, Duration share) {
        var cell = new Cell("T", Mode.JCSTRESS, 2, "default", new Jvm("/jdk", "17", "v", 17));
        return new PlannedCell(cell, new Claim(breaks), share);
    }

    private void takes(Duration duration) {
        now += duration.toNanos();
    }

    private static Optional<Duration> next(JcstressBudget budget) {
        return budget.next(PROOF).map(PlannedCell::duration);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    @Test
    void eachGetsAnEqualShareOfWhatIsLeft() {
        var budget = budget(4, Duration.ofSeconds(40));
        takes(Duration.ofHours(1)); // the cells of other modes, which come before
        assertThat(next(budget)).isEqualTo(seconds(10));
        takes(Duration.ofSeconds(4));
        assertThat(next(budget)).isEqualTo(seconds(12));
        takes(Duration.ofSeconds(20));
        assertThat(next(budget)).isEqualTo(seconds(8));
        takes(Duration.ofSeconds(8));
        assertThat(next(budget)).isEqualTo(seconds(8));
    }

    @Test
    void whereTheSharesAreTooSmallSomeGetEnoughAndTheRestNone() {
        var budget = budget(10, Duration.ofSeconds(6));
        int ran = 0;
        Optional<Duration> next = next(budget);
        while (next.isPresent()) {
            ran++;
            assertThat(next.get()).isGreaterThanOrEqualTo(Duration.ofMillis(1_500));
            takes(next.get());
            next = next(budget);
        }
        assertThat(ran).isEqualTo(4);
        assertThat(budget.spent()).contains("6 s").contains("--jcstress-budget");
    }

    @Test
    void theFirstIsRunHoweverLittleTimeThereIs() {
        var budget = budget(2, Duration.ofMillis(500));
        assertThat(next(budget)).contains(Duration.ofMillis(500));
        takes(Duration.ofMillis(500));
        assertThat(next(budget)).isEmpty();
    }

    @Test
    void proofsExceedABudgetThatNobodyAskedFor() {
        var budget = budget(3, Duration.ofSeconds(3), false);
        assertThat(next(budget)).contains(Duration.ofMillis(1_500));
        takes(Duration.ofSeconds(15));
        assertThat(next(budget)).contains(Duration.ofMillis(1_500));
        takes(Duration.ofSeconds(15));
        assertThat(budget.next(HOLDS)).isEmpty();
    }

    @Test
    void aTestThatHasShownNothingMayGoOnUntilTheWholeIsUsedUp() {
        var budget = budget(4, Duration.ofSeconds(40));
        assertThat(budget.next(PROOF)).contains(PROOF.lasting(Duration.ofSeconds(10), Duration.ofSeconds(40)));
        takes(Duration.ofSeconds(31));
        assertThat(budget.next(HOLDS)).contains(HOLDS.lasting(Duration.ofSeconds(3), Duration.ofSeconds(9)));
        takes(Duration.ofSeconds(7));
        assertThat(budget.next(PROOF)).contains(PROOF.lasting(Duration.ofMillis(1_500), Duration.ofSeconds(2)));
    }

    @Test
    void aProofMayGoOnForLongerWhereNobodyAskedForABudget() {
        var budget = budget(2, Duration.ofSeconds(10), false);
        assertThat(budget.next(HOLDS)).contains(HOLDS.lasting(Duration.ofSeconds(5), Duration.ofSeconds(10)));
        takes(Duration.ofSeconds(8));
        assertThat(budget.next(PROOF)).contains(PROOF.lasting(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    }

    @Test
    void aPlanWithoutJcstressHasNothingToDealOut() {
        assertThat(new JcstressBudget(List.of(), true, () -> now).spent()).contains("0 s");
    }
}
