package dev.heddle.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JcstressBudgetTest {
    private long now = 77;

    private JcstressBudget budget(int cells, Duration whole) {
        var cell = new Cell("T", Mode.JCSTRESS, 2, "default", new Jvm("/jdk", "17", "v", 17));
        return new JcstressBudget(
                Collections.nCopies(cells, new PlannedCell(cell, new Claim(Set.of()), whole.dividedBy(cells))),
                () -> now);
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
        assertThat(budget.next()).isEqualTo(seconds(10));
        takes(Duration.ofSeconds(4));
        assertThat(budget.next()).isEqualTo(seconds(12));
        takes(Duration.ofSeconds(20));
        assertThat(budget.next()).isEqualTo(seconds(8));
        takes(Duration.ofSeconds(8));
        assertThat(budget.next()).isEqualTo(seconds(8));
    }

    @Test
    void whereTheSharesAreTooSmallSomeGetEnoughAndTheRestNone() {
        var budget = budget(10, Duration.ofSeconds(6));
        int ran = 0;
        Optional<Duration> next = budget.next();
        while (next.isPresent()) {
            ran++;
            assertThat(next.get()).isGreaterThanOrEqualTo(Duration.ofMillis(1_500));
            takes(next.get());
            next = budget.next();
        }
        assertThat(ran).isEqualTo(4);
        assertThat(budget.spent()).contains("6 s").contains("--jcstress-budget");
    }

    @Test
    void theFirstIsRunHoweverLittleTimeThereIs() {
        var budget = budget(2, Duration.ofMillis(500));
        assertThat(budget.next()).contains(Duration.ofMillis(500));
        takes(Duration.ofMillis(500));
        assertThat(budget.next()).isEmpty();
    }

    @Test
    void aPlanWithoutJcstressHasNothingToDealOut() {
        assertThat(new JcstressBudget(List.of(), () -> now).spent()).contains("0 s");
    }
}
