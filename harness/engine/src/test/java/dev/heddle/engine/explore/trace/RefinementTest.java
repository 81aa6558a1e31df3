package dev.heddle.engine.explore.trace;

import static dev.heddle.engine.explore.schedule.Toy.Does.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.schedule.Toy;
import dev.heddle.results.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A failing schedule is told with more places as scheduling points")
class RefinementTest {
    private static final Fault LOST = new Fault(FailureKind.OUTCOME, "1: an update was lost");
    /** As if these writes, of variables 1 and 2, had been no scheduling points when the schedule was found. */
    private static final Set<Integer> ADDED = Set.of(3, 102);

    private static final int[] FOUND = {0, 0, 1, 1, 1, 0};

    private static Toy program() {
        return Toy.of(
                new Object[][] {{YIELD, 0}, {READ, 0}, {WRITE, 1}, {WRITE, 0}},
                new Object[][] {{YIELD, 0}, {UPDATE, 2}, {READ, 0}, {WRITE, 0}});
    }

    @Test
    @DisplayName("a thread that comes to one of these goes on, and all else is done in the order in which it was")
    void goesOn() {
        var runner = new ToyRunner(
                program(),
                toy -> toy.reads().equals(List.of(List.of(false), List.of(false)))
                        ? Optional.of(LOST)
                        : Optional.empty());

        assertThat(Refinement.of(runner, FOUND, ADDED::contains, LOST))
                .hasValueSatisfying(choices -> assertThat(choices).containsExactly(0, 0, 0, 1, 1, 1, 1, 0));
    }

    @Test
    @DisplayName("it is left as it was if it does not fail in the same way then")
    void leftAsItWas() {
        var runner = new ToyRunner(
                program(),
                toy -> Optional.of(new Fault(
                        FailureKind.EXCEPTION, "another, " + toy.choices().size())));

        assertThat(Refinement.of(runner, FOUND, ADDED::contains, LOST)).isEmpty();
    }
}
