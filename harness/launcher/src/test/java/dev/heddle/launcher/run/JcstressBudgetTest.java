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

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    @Test
    void eachGetsAnEqualShareOfWhatIsLeft() {
        var budget = budget(4, Duration.ofSeconds(40));
        takes(Duration.ofHours(1)); // the cells of other modes, which come before
        assertThat(budget.next(PROOF)).isEqualTo(seconds(10));
        takes(Duration.ofSeconds(4));
        assertThat(budget.next(PROOF)).isEqualTo(seconds(12));
        takes(Duration.ofSeconds(20));
        assertThat(budget.next(PROOF)).isEqualTo(seconds(8));
        takes(Duration.ofSeconds(8));
        assertThat(budget.next(PROOF)).isEqualTo(seconds(8));
    }

    @Test
    void whereTheSharesAreTooSmallSomeGetEnoughAndTheRestNone() {
        var budget = budget(10, Duration.ofSeconds(6));
        int ran = 0;
        Optional<Duration> next = budget.next(PROOF);
        while (next.isPresent()) {
            ran++;
            assertThat(next.get()).isGreaterThanOrEqualTo(Duration.ofMillis(1_500));
            takes(next.get());
            next = budget.next(PROOF);
        }
        assertThat(ran).isEqualTo(4);
        assertThat(budget.spent()).contains("6 s").contains("--jcstress-budget");
    }

    @Test
    void theFirstIsRunHoweverLittleTimeThereIs() {
        var budget = budget(2, Duration.ofMillis(500));
        assertThat(budget.next(PROOF)).contains(Duration.ofMillis(500));
        takes(Duration.ofMillis(500));
        assertThat(budget.next(PROOF)).isEmpty();
    }

    @Test
    void proofsExceedABudgetThatNobodyAskedFor() {
        var budget = budget(3, Duration.ofSeconds(3), false);
        assertThat(budget.next(PROOF)).contains(Duration.ofMillis(1_500));
        takes(Duration.ofSeconds(15));
        assertThat(budget.next(PROOF)).contains(Duration.ofMillis(1_500));
        takes(Duration.ofSeconds(15));
        assertThat(budget.next(planned(Set.of(), Duration.ZERO))).isEmpty();
    }

    @Test
    void aPlanWithoutJcstressHasNothingToDealOut() {
        assertThat(new JcstressBudget(List.of(), true, () -> now).spent()).contains("0 s");
    }
}
