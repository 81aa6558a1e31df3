package dev.heddle.engine.explore.trace;

import static dev.heddle.engine.explore.schedule.Toy.Does.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.schedule.RandomToy;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.schedule.Toy;
import dev.heddle.engine.explore.schedule.Toy.Instruction;
import dev.heddle.results.FailureKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A failing schedule is made as simple as can be")
class MinimiserTest {
    private static final long MINUTE = 60_000_000_000L;

    private static Fault failure(String text) {
        return new Fault(FailureKind.INVARIANT, text);
    }

    private static int fewestPreemptions(Toy program, ToyRunner runner) {
        for (int most = 0; ; most++) {
            Strategy search = Strategies.preemptions(most);
            while (search.begin()) {
                if (runner.run(search, null).isPresent()) {
                    return most;
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    @DisplayName("no schedule that fails in the same way has fewer preemptions: checked by trying all")
    void fewest(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            Toy program = RandomToy.make(random);
            program.run(begun("random", i));
            String state = program.state();
            var runner = new ToyRunner(
                    program, toy -> toy.state().equals(state) ? Optional.of(failure("as before")) : Optional.empty());

            Schedule minimal =
                    Minimiser.minimise(runner, runner.findFailure(seed), failure("as before"), MINUTE, 1_000_000);

            assertThat(minimal.preemptions()).as("%s", program).isEqualTo(fewestPreemptions(program, runner));
            Explanation explanation =
                    Explanation.of(runner, minimal.choices(), program::place, program.names(), () -> false);
            assertThat(explanation.fault()).contains(failure("as before"));
            assertThat(explanation.interleaving().preemptions()).isEqualTo(minimal.preemptions());
        }
    }

    private static Strategy begun(String name, long seed) {
        Strategy strategy = Strategies.named(name, seed).orElseThrow();
        strategy.begin();
        return strategy;
    }

    @Test
    @DisplayName("a lost update among ten busy threads is left with one preemption, in a few hundred runs")
    void manyThreads() {
        var scripts = new ArrayList<List<Instruction>>();
        for (int i = 0; i < 10; i++) {
            var busy = Collections.nCopies(10, new Instruction(UPDATE, i + 1));
            var script = new ArrayList<>(busy);
            script.add(new Instruction(READ, 0));
            script.add(new Instruction(WRITE, 0));
            script.addAll(busy);
            scripts.add(script);
        }
        var program = new Toy(10, scripts);
        // Thread 0 read what was there before thread 5 wrote, and wrote after it.
        var runner = new ToyRunner(
                program,
                toy -> positions(toy, 0)[10] < positions(toy, 5)[11] && positions(toy, 5)[11] < positions(toy, 0)[11]
                        ? Optional.of(failure("lost 1 of 2"))
                        : Optional.empty());

        Schedule minimal = Minimiser.minimise(runner, runner.findFailure(1), failure("lost 3 of 4"), MINUTE, 2_000);

        assertThat(minimal.preemptions()).isEqualTo(1);
        assertThat(runner.runs).isLessThan(2_100);
    }

    private static int[] positions(Toy toy, int thread) {
        List<Integer> choices = toy.choices();
        return IntStream.range(0, choices.size())
                .filter(i -> choices.get(i) == thread)
                .toArray();
    }

    @Test
    @DisplayName("another failure on the way is not taken for this one")
    void otherFailure() {
        var program = Toy.of(new Object[][] {{READ, 0}, {WRITE, 0}}, new Object[][] {{READ, 0}, {WRITE, 0}});
        var runner = new ToyRunner(
                program,
                toy -> Optional.of(
                        toy.choices().equals(List.of(0, 1, 0, 1))
                                        || toy.choices().equals(List.of(0, 1, 1, 0))
                                ? failure("mine")
                                : new Fault(FailureKind.EXCEPTION, "mine")));

        Schedule minimal = Minimiser.minimise(runner, new int[] {0, 1, 0, 1}, failure("mine"), MINUTE, 1_000);

        assertThat(minimal.choices()).containsExactly(0, 1, 1, 0);
    }

    @Test
    @DisplayName("it keeps to the number of runs")
    void bounded() {
        Toy program = RandomToy.make(new Random(3));
        var runner = new ToyRunner(program, toy -> Optional.of(failure("always")));
        int[] found = runner.findFailure(4);
        runner.runs = 0;

        Minimiser.minimise(runner, found, failure("always"), MINUTE, 5);

        assertThat(runner.runs).isLessThanOrEqualTo(8);
    }
}
