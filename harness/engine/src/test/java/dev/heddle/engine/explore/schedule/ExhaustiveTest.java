package dev.heddle.engine.explore.schedule;

import static dev.heddle.engine.explore.schedule.Toy.Does.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.schedule.Toy.Does;
import dev.heddle.engine.explore.schedule.Toy.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Exhaustive search runs each interleaving once")
class ExhaustiveTest {
    /** What a search came to. */
    private record Found(long schedules, Set<String> states, Set<Long> interleavings, Coverage coverage) {}

    private static Found search(Toy program, Strategy strategy) {
        var count = new SearchCount(strategy);
        var states = new TreeSet<String>();
        var interleavings = new TreeSet<Long>();
        while (count.begin()) {
            if (program.run(count)) {
                states.add(program.state());
                interleavings.add(count.interleaving());
            }
        }
        return new Found(count.schedules(), states, interleavings, strategy.coverage());
    }

    private static List<Instruction> times(int n, Does does, int on) {
        return IntStream.range(0, n).mapToObj(i -> new Instruction(does, on)).toList();
    }

    @ParameterizedTest(name = "{0} threads of {1} independent steps: 1")
    @CsvSource({"1, 1", "2, 1", "2, 5", "3, 4", "10, 10", "100, 3"})
    void independent(int threads, int steps) {
        var program = new Toy(
                threads,
                IntStream.range(0, threads)
                        .mapToObj(i -> times(steps, UPDATE, i))
                        .toList());

        Found found = search(program, new Exhaustive());

        assertThat(found.schedules()).isEqualTo(1);
        assertThat(found.coverage()).isEqualTo(new Coverage(true, ""));
    }

    @ParameterizedTest(name = "{0} threads of {1} dependent steps: {2}, as (nk)! / (k!)^n")
    @CsvSource({"2, 1, 2", "2, 2, 6", "2, 5, 252", "3, 1, 6", "3, 2, 90", "3, 3, 1680", "4, 2, 2520", "6, 1, 720"})
    void dependent(int threads, int steps, long schedules) {
        var program = new Toy(
                threads,
                IntStream.range(0, threads)
                        .mapToObj(i -> times(steps, UPDATE, 0))
                        .toList());

        Found found = search(program, new Exhaustive());

        assertThat(found.schedules()).isEqualTo(schedules);
        assertThat(found.interleavings()).hasSize((int) schedules);
        assertThat(found.coverage()).isEqualTo(new Coverage(true, ""));
    }

    @ParameterizedTest(name = "one writer and {0} readers of one variable: {1}, as each reader comes before or after")
    @CsvSource({"1, 2", "2, 4", "5, 32", "10, 1024"})
    void readers(int readers, long schedules) {
        var scripts = new ArrayList<List<Instruction>>();
        scripts.add(times(1, WRITE, 0));
        IntStream.range(0, readers).forEach(i -> scripts.add(times(1, READ, 0)));

        Found found = search(new Toy(readers + 1, scripts), new Exhaustive());

        assertThat(found.schedules()).isEqualTo(schedules);
    }

    @Test
    @DisplayName("two unlocked increments, read then write: 4, as the two reads are independent")
    void increments() {
        var increment = List.of(new Instruction(READ, 0), new Instruction(WRITE, 0));

        Found found = search(new Toy(2, List.of(increment, increment)), new Exhaustive());

        assertThat(found.schedules()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0} threads that take one lock once: {1}, the orders of the threads")
    @CsvSource({"2, 2", "3, 6", "5, 120"})
    void lock(int threads, long schedules) {
        var script = List.of(
                new Instruction(LOCK, 0),
                new Instruction(READ, 0),
                new Instruction(WRITE, 0),
                new Instruction(UNLOCK, 0));
        var program = new Toy(
                threads, IntStream.range(0, threads).mapToObj(i -> script).toList());

        Found found = search(program, new Exhaustive());

        assertThat(found.schedules()).isEqualTo(schedules);
    }

    @Test
    @DisplayName("two locks in opposite order: one after the other, the other way round, and the deadlock")
    void deadlock() {
        var program = Toy.of(
                new Object[][] {{LOCK, 0}, {LOCK, 1}, {UNLOCK, 1}, {UNLOCK, 0}},
                new Object[][] {{LOCK, 1}, {LOCK, 0}, {UNLOCK, 0}, {UNLOCK, 1}});

        Found found = search(program, new Exhaustive());

        assertThat(found.schedules()).isEqualTo(3);
        assertThat(found.states()).hasSize(2);
    }

    @Test
    @DisplayName(
            "a deadlock in which a third thread's lock was never reached does not hide what follows in other orders")
    void blockedAtTheEnd() {
        var program = Toy.of(
                new Object[][] {{LOCK, 0}, {PARK, 0}, {UNLOCK, 0}},
                new Object[][] {{LOCK, 0}, {UPDATE, 1}, {UNLOCK, 0}},
                new Object[][] {{LOCK, 0}, {UPDATE, 1}, {UNLOCK, 0}});

        assertThat(search(program, new Exhaustive()).states())
                .isEqualTo(search(program, new DepthFirst(Integer.MAX_VALUE)).states())
                .hasSize(5);
    }

    @Test
    @DisplayName(
            "a thread that spins until it is let out has an end of schedules, and the claim says how it was bounded")
    void spin() {
        var program =
                Toy.of(new Object[][] {{SPIN, 0}, {UPDATE, 1}}, new Object[][] {{UPDATE, 1}, {UPDATE, 0}, {UPDATE, 1}});

        Found found = search(program, new Exhaustive());

        assertThat(found.states()).hasSize(2);
        assertThat(found.coverage().complete()).isTrue();
        assertThat(found.coverage().bound()).contains("turns of a spinning thread");
    }

    @Test
    @DisplayName("so has a lock made of compare-and-set, though each try counts as a write")
    void spinLock() {
        var visitor = new Object[][] {{ACQUIRE, 0}, {UPDATE, 1}, {RELEASE, 0}};
        Toy program = Toy.of(visitor, visitor);

        Found found = search(program, new Exhaustive());

        assertThat(found.states()).hasSize(2);
        assertThat(found.schedules()).isLessThan(100);
        assertThat(found.coverage().complete()).isTrue();
        assertThat(found.states())
                .isEqualTo(search(program, new DepthFirst(Integer.MAX_VALUE)).states());
    }

    @ParameterizedTest(name = "same states and interleavings as brute force, seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void bruteForce(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            Toy program = RandomToy.make(random);
            Found all = search(program, new DepthFirst(Integer.MAX_VALUE));
            Found reduced = search(program, new Exhaustive());

            assertThat(reduced.interleavings()).as("%s", program).isEqualTo(all.interleavings());
            assertThat(reduced.states()).as("%s", program).isEqualTo(all.states());
            assertThat(reduced.schedules())
                    .as("each interleaving once, of %s", program)
                    .isEqualTo(all.interleavings().size());
            assertThat(reduced.coverage()).isEqualTo(new Coverage(true, ""));
        }
    }
}
