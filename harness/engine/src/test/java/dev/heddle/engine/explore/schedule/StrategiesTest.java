package dev.heddle.engine.explore.schedule;

import static dev.heddle.engine.explore.schedule.Toy.Does.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.engine.explore.schedule.Toy.Does;
import dev.heddle.engine.explore.schedule.Toy.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Each strategy keeps what it promises")
class StrategiesTest {
    private static final int SCHEDULES = 20_000;

    private static Strategy named(String name, long seed) {
        return Strategies.named(name, seed).orElseThrow();
    }

    private static List<Instruction> times(int n, Does does, int on) {
        return IntStream.range(0, n).mapToObj(i -> new Instruction(does, on)).toList();
    }

    private static List<Instruction> then(List<Instruction> first, List<Instruction> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** How often, of so many schedules, something is so at the end. */
    private static double share(Toy program, Strategy strategy, int schedules, Predicate<Toy> what) {
        int count = 0;
        for (int i = 0; i < schedules; i++) {
            assertThat(strategy.begin()).isTrue();
            program.run(strategy);
            count += what.test(program) ? 1 : 0;
        }
        return (double) count / schedules;
    }

    private static List<List<Integer>> choices(Toy program, Strategy strategy, int schedules) {
        var all = new ArrayList<List<Integer>>();
        for (int i = 0; i < schedules && strategy.begin(); i++) {
            program.run(strategy);
            all.add(program.choices());
        }
        return all;
    }

    private static Toy mixed() {
        return Toy.of(
                new Object[][] {{READ, 0}, {LOCK, 0}, {UPDATE, 1}, {UNLOCK, 0}, {WRITE, 0}, {YIELD, 0}, {READ, 1}},
                new Object[][] {{WRITE, 0}, {READ, 0}, {LOCK, 0}, {UPDATE, 1}, {UNLOCK, 0}},
                new Object[][] {{UPDATE, 0}, {UPDATE, 1}, {READ, 0}, {SPIN, 0}});
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "auto",
                "random",
                "pct",
                "pct:5",
                "pos",
                "surw",
                "sites",
                "locks",
                "exhaustive",
                "preemptions",
                "dfs"
            })
    @DisplayName("runs the same schedules from the same seed")
    void deterministic(String name) {
        assertThat(choices(mixed(), named(name, 7), 3_000)).isEqualTo(choices(mixed(), named(name, 7), 3_000));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"auto", "random", "pct", "pos", "surw", "sites", "locks"})
    @DisplayName("runs other schedules from another seed")
    void seeded(String name) {
        assertThat(choices(mixed(), named(name, 7), 3_000)).isNotEqualTo(choices(mixed(), named(name, 8), 3_000));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"auto", "random", "pct", "pct:7", "pos", "surw", "sites", "locks", "preemptions"})
    @DisplayName("lets the others go on while a thread spins")
    void fair(String name) {
        var program = Toy.of(
                new Object[][] {{SPIN, 0}, {UPDATE, 1}},
                then(times(50, READ, 1), List.of(new Instruction(WRITE, 0))).stream()
                        .map(each -> new Object[] {each.does(), each.on()})
                        .toArray(Object[][]::new));
        Strategy strategy = named(name, 1);
        for (int i = 0; i < 500 && strategy.begin(); i++) {
            program.run(strategy);
            assertThat(program.choices()).hasSizeLessThan(400);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"auto", "random", "pct", "pct:7", "pos", "surw", "sites", "locks", "exhaustive", "preemptions"})
    @DisplayName("lets the others go on while a thread tries and yields")
    void fairToHolders(String name) {
        var visitor = new Object[][] {{ACQUIRE, 0}, {UPDATE, 1}, {UPDATE, 1}, {UPDATE, 1}, {RELEASE, 0}};
        var program = Toy.of(visitor, visitor, visitor);
        Strategy strategy = named(name, 1);
        for (int i = 0; i < 500 && strategy.begin(); i++) {
            program.run(strategy);
            assertThat(program.choices()).hasSizeLessThan(400);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "Random", "random:2", "pct:0", "pct:100", "pct:", "pct:x", "unknown"})
    @DisplayName("there is none of another name")
    void unknown(String name) {
        assertThat(Strategies.named(name, 1)).isEmpty();
    }

    @Test
    @DisplayName(
            "random walk: the first step is either thread's with the same probability, and so is each one after it")
    void random() {
        var program = new Toy(2, List.of(times(3, UPDATE, 0), times(3, UPDATE, 0)));

        double oneAfterTheOther = share(
                program, named("random", 3), SCHEDULES, toy -> toy.choices().equals(List.of(0, 0, 0, 1, 1, 1)));

        assertThat(oneAfterTheOther).isCloseTo(1 / 8.0, within(0.01));
    }

    @ParameterizedTest(name = "depth {0}, {1} steps in each of two threads")
    @CsvSource({"2, 5", "3, 4", "4, 3"})
    @DisplayName("PCT: a bug of depth d is found with a probability of at least 1 in n * k^(d-1)")
    void pct(int depth, int steps) {
        // The two threads must take turns so often, from the beginning.
        var expected = IntStream.range(0, depth).mapToObj(i -> i % 2).toList();
        var program = new Toy(2, List.of(times(steps, UPDATE, 0), times(steps, UPDATE, 0)));

        double found = share(
                program,
                named("pct:" + depth, 5),
                4 * SCHEDULES,
                toy -> toy.choices().subList(0, depth).equals(expected));

        assertThat(found).isGreaterThanOrEqualTo(1 / (2 * Math.pow(2 * steps, depth - 1)));
    }

    @Test
    @DisplayName("POS: the order of two dependent steps hangs on the steps before them far less than in a random walk")
    void pos() {
        var program = new Toy(2, List.of(then(times(10, UPDATE, 1), times(1, UPDATE, 0)), times(1, UPDATE, 0)));
        Predicate<Toy> lastIsLast = toy -> toy.choices().get(11) == 1;

        // Ten fresh priorities and the last one must be higher than that of the other thread: 1 / 12; a walk takes the
        // one of two eleven times.
        assertThat(share(program, named("pos", 9), SCHEDULES, lastIsLast)).isCloseTo(1 / 12.0, within(0.01));
        assertThat(share(program, named("random", 9), SCHEDULES, lastIsLast)).isLessThan(0.002);
    }

    @Test
    @DisplayName("SURW: all interleavings of the interesting steps have the same probability")
    void surw() {
        var program = new Toy(2, List.of(times(6, UPDATE, 0), times(2, UPDATE, 0)));
        Strategy strategy = named("surw", 11);
        var counts = new HashMap<List<Integer>, Integer>();

        choices(program, strategy, 28 * 1_000).forEach(each -> counts.merge(each, 1, Integer::sum));

        assertThat(counts).hasSize(28);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
    }

    @Test
    @DisplayName("SURW: steps that contend for nothing do not blur the orders of those that do")
    void selective() {
        var program = new Toy(2, List.of(then(times(20, UPDATE, 1), times(1, UPDATE, 0)), times(1, UPDATE, 0)));

        double lastIsLast = share(
                program, named("surw", 13), SCHEDULES, toy -> toy.choices().get(21) == 1);

        // In three schedules of four either order is as likely; in the fourth, all 22 interleavings are.
        assertThat(lastIsLast).isCloseTo(0.75 / 2 + 0.25 / 22, within(0.02));
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {10, 20, 50, 100})
    @DisplayName(
            "priorities of places: a bug between two writes of many threads that do the same is as likely as with few")
    void herd(int threads) {
        var scripts = new ArrayList<List<Instruction>>();
        for (int i = 1; i < threads; i++) {
            scripts.add(List.of(new Instruction(UPDATE, 0), new Instruction(UPDATE, 1)));
        }
        scripts.add(List.of(new Instruction(READ, 0), new Instruction(READ, 1)));
        var program = new Toy(threads, scripts, true);
        Predicate<Toy> seenBetween = toy -> toy.reads().get(threads - 1).equals(List.of(true, false));

        assertThat(share(program, named("sites", 17), 500, seenBetween)).isGreaterThan(0.05);
    }

    /** A thread that takes a lock and, holding it, another, somewhere in much other work. */
    private static List<Instruction> takes(int first, int second, int before, int after) {
        List<Instruction> nested = List.of(
                new Instruction(LOCK, first),
                new Instruction(LOCK, second),
                new Instruction(UNLOCK, second),
                new Instruction(UNLOCK, first));
        return then(times(before, UPDATE, 0), then(nested, times(after, UPDATE, 0)));
    }

    @Test
    @DisplayName("locks: comes to a deadlock that is two steps in thousands")
    void deadlock() {
        var two = new Toy(2, List.of(takes(1, 2, 700, 300), takes(2, 1, 100, 900)));
        assertThat(share(two, named("locks", 3), 50, Toy::stuck)).isGreaterThan(0.4);

        var three = new Toy(3, List.of(takes(1, 2, 700, 300), takes(2, 3, 10, 900), takes(3, 1, 400, 500)));
        assertThat(share(three, named("locks", 3), 50, Toy::stuck)).isGreaterThan(0.3);
    }

    @Test
    @DisplayName("locks: takes no heed of a circle that one lock around it keeps from closing")
    void guarded() {
        var guarded = new Toy(2, List.of(inside(takes(1, 2, 1, 1)), inside(takes(2, 1, 1, 1))));
        Strategy strategy = named("locks", 3);
        for (int i = 0; i < 200; i++) {
            assertThat(strategy.begin()).isTrue();
            assertThat(strategy.algorithm()).isEqualTo("pct:3");
            guarded.run(strategy);
        }
    }

    private static List<Instruction> inside(List<Instruction> script) {
        return then(then(List.of(new Instruction(LOCK, 9)), script), List.of(new Instruction(UNLOCK, 9)));
    }

    @ParameterizedTest(name = "at most {0}: {1}")
    @CsvSource({"0, 2", "1, 4", "2, 6", "3, 6"})
    @DisplayName("schedules of two threads with two dependent steps each, by preemptions")
    void preemptions(int most, int schedules) {
        var program = new Toy(2, List.of(times(2, UPDATE, 0), times(2, UPDATE, 0)));

        assertThat(choices(program, Strategies.preemptions(most), 100))
                .doesNotHaveDuplicates()
                .hasSize(schedules);
    }

    @Test
    @DisplayName("preemption bounds: claims the last bound that was finished, and everything at the end")
    void bounds() {
        var program = new Toy(2, List.of(times(2, UPDATE, 0), times(2, UPDATE, 0)));
        Strategy strategy = named("preemptions", 1);

        choices(program, strategy, 2 + 4 + 1);
        assertThat(strategy.coverage()).isEqualTo(new Coverage(true, "at most 1 preemption"));

        choices(program, strategy, 100);
        assertThat(strategy.coverage()).isEqualTo(new Coverage(true, ""));
    }

    @Test
    @DisplayName("replay runs the choices, goes on with the current thread after them, and says where they do not fit")
    void replay() {
        var program = Toy.of(
                new Object[][] {{LOCK, 0}, {UPDATE, 0}, {UNLOCK, 0}},
                new Object[][] {{LOCK, 0}, {UPDATE, 0}, {UNLOCK, 0}});
        var fits = new Replay(1, 1);
        assertThat(choices(program, fits, 10)).containsExactly(List.of(1, 1, 1, 0, 0, 0));
        assertThat(fits.divergedAt()).isEqualTo(-1);

        var doesNot = new Replay(1, 0, 1);
        assertThat(choices(program, doesNot, 10)).containsExactly(List.of(1));
        assertThat(doesNot.divergedAt()).isEqualTo(1);
    }

    @Test
    @DisplayName("auto comes to the end of a small program and says so")
    void autoCompletes() {
        var program = new Toy(2, List.of(times(3, UPDATE, 0), times(3, UPDATE, 0)));
        Strategy strategy = named("auto", 1);

        assertThat(choices(program, strategy, 1_000)).doesNotHaveDuplicates().hasSize(20);
        assertThat(strategy.coverage()).isEqualTo(new Coverage(true, ""));
    }

    @Test
    @DisplayName(
            "auto runs each of its strategies on a large program, and the exhaustive search comes to its end all the same")
    void autoAlternates() {
        var program = new Toy(3, List.of(times(4, UPDATE, 0), times(4, UPDATE, 0), times(4, UPDATE, 0)));
        var count = new SearchCount(named("auto", 1));
        while (count.begin()) {
            program.run(count);
        }

        Map<String, Long> shares = new HashMap<>();
        var measures = count.measures(0, -1, 1, "toys");
        measures.strategies().forEach(each -> shares.put(each.strategy(), each.schedules()));
        assertThat(shares)
                .containsOnlyKeys(
                        "exhaustive", "random", "pos", "surw", "sites", "pct:2", "pct:3", "pct:5", "preemptions");
        assertThat(shares.get("exhaustive")).isEqualTo(34_650);
        assertThat(measures.distinct()).isEqualTo(34_650);
        assertThat(measures.complete()).isTrue();
        assertThat(measures.chanceOfNew()).isZero();
    }

    @Test
    @DisplayName(
            "auto has its sampling strategies early on where the search has begun again and again, and comes to its end")
    void autoBeginsAgain() {
        var program = new Toy(2, List.of(times(3, UPDATE, 0), times(3, UPDATE, 0)));
        Strategy again = Strategies.named("auto", 1, new Past(1_000, 12)).orElseThrow();

        assertThat(choices(program, again, 4)).doesNotHaveDuplicates();
        assertThat(again.algorithm()).isEqualTo("exhaustive");
        choices(program, again, 1);
        assertThat(again.algorithm()).isEqualTo("random");
        choices(program, again, 1_000);
        assertThat(again.coverage()).isEqualTo(new Coverage(true, ""));
    }

    @Test
    @DisplayName("auto keeps no record of every step where there are too many of them")
    void autoOfAVeryLargeProgram() {
        var program = new Toy(2, List.of(times(3, UPDATE, 0), times(3, UPDATE, 0)));
        Strategy large = Strategies.named("auto", 1, new Past(10, 50_000)).orElseThrow();

        choices(program, large, 1);
        assertThat(large.algorithm()).isEqualTo("random");
    }

    @Test
    @DisplayName("a search that is told that the program has other scheduling points begins again")
    void restart() {
        var program = new Toy(2, List.of(times(3, UPDATE, 0), times(3, UPDATE, 0)));
        for (String name : List.of("auto", "exhaustive", "preemptions", "dfs")) {
            var strategy = new SearchCount(named(name, 1));
            choices(program, strategy, 7);
            strategy.restart();
            while (strategy.begin()) {
                program.run(strategy);
            }
            assertThat(strategy.measures(0, -1, 1, "toys").distinct()).as(name).isEqualTo(20);
            assertThat(strategy.coverage()).as(name).isEqualTo(new Coverage(true, ""));
        }
    }
}
