package dev.heddle.engine.explore.schedule;

import static dev.heddle.engine.explore.schedule.Toy.Does.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.engine.explore.schedule.Toy.Instruction;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.ExploreMeasures.CurvePoint;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is counted about a search")
class SearchCountTest {
    private static ExploreMeasures search(Toy program, Strategy strategy, long schedules) {
        var count = new SearchCount(strategy);
        while (count.schedules() < schedules && count.begin()) {
            program.run(count);
        }
        return count.measures(3, 5, 1_000_000_000, "toys");
    }

    private static Toy twoIncrements() {
        var increment = List.of(new Instruction(READ, 0), new Instruction(WRITE, 0));
        return new Toy(2, List.of(increment, increment));
    }

    @Test
    @DisplayName("schedules that differ in the order of independent steps count once")
    void distinct() {
        ExploreMeasures measures = search(twoIncrements(), new DepthFirst(Integer.MAX_VALUE), 100);

        assertThat(measures.schedules()).isEqualTo(6);
        assertThat(measures.distinct()).isEqualTo(4);
        assertThat(measures.distinctExact()).isTrue();
        assertThat(measures.steps()).isEqualTo(6 * 4);
        assertThat(measures.complete()).isTrue();
        assertThat(measures.chanceOfNew()).isZero();
        assertThat(measures.perSecond()).isEqualTo(6);
        assertThat(measures.failed()).isEqualTo(3);
        assertThat(measures.firstFailure()).isEqualTo(5);
    }

    @Test
    @DisplayName("a program in which nothing happens has one interleaving")
    void nothing() {
        var program = new Toy(1, List.of(List.of()));
        assertThat(search(program, new DepthFirst(Integer.MAX_VALUE), 100).distinct())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("the estimated chance of a new interleaving is near the true one")
    void goodTuring() {
        var steps = List.of(
                new Instruction(UPDATE, 0),
                new Instruction(UPDATE, 0),
                new Instruction(UPDATE, 0),
                new Instruction(UPDATE, 0),
                new Instruction(UPDATE, 0),
                new Instruction(UPDATE, 0));
        var program = new Toy(2, List.of(steps, steps));
        var count = new SearchCount(Strategies.named("random", 1).orElseThrow());
        run(program, count, 1_000);
        double estimated = count.measures(0, -1, 1, "toys").chanceOfNew();
        int newOnes = 0;
        for (int i = 0; i < 200; i++) {
            long before = count.measures(0, -1, 1, "toys").distinct();
            run(program, count, count.schedules() + 1);
            newOnes += count.measures(0, -1, 1, "toys").distinct() > before ? 1 : 0;
        }

        assertThat(estimated).isBetween(0.05, 0.5).isCloseTo(newOnes / 200.0, within(0.1));
    }

    private static void run(Toy program, SearchCount count, long schedules) {
        while (count.schedules() < schedules && count.begin()) {
            program.run(count);
        }
    }

    @Test
    @DisplayName("the curve has a bounded number of points, ends with the last schedule, and never falls")
    void curve() {
        ExploreMeasures measures =
                search(twoIncrements(), Strategies.named("random", 1).orElseThrow(), 100_000);

        assertThat(measures.curve()).hasSizeBetween(50, 130);
        assertThat(measures.curve().get(measures.curve().size() - 1)).isEqualTo(new CurvePoint(100_000, 4));
        assertThat(measures.curve())
                .isSortedAccordingTo((one, other) -> Long.compare(one.schedules(), other.schedules()));
        assertThat(measures.curve()).extracting(CurvePoint::distinct).isSorted();
    }

    @Test
    @DisplayName("abandoned schedules are not counted")
    void abandoned() {
        var program = new Toy(
                3,
                List.of(
                        List.of(new Instruction(START, 3), new Instruction(LOCK, 1), new Instruction(PARK, 0)),
                        List.of(new Instruction(WRITE, 1), new Instruction(UPDATE_AND_UNPARK, 0)),
                        List.of(new Instruction(LOCK, 1), new Instruction(READ, 1), new Instruction(UNLOCK, 1)),
                        List.of(new Instruction(LOCK, 1), new Instruction(NOTIFY, 1), new Instruction(UNLOCK, 1))));
        var count = new SearchCount(new Exhaustive());
        int ran = 0;
        int abandoned = 0;
        while (count.begin()) {
            if (program.run(count)) {
                ran++;
            } else {
                abandoned++;
            }
        }

        assertThat(abandoned).isPositive();
        assertThat(count.schedules()).isEqualTo(ran);
        assertThat(count.measures(0, -1, 1, "toys").distinct()).isEqualTo(ran);
    }

    @Test
    @DisplayName(
            "distinct hashes are counted while there is room, then estimated to a few in a thousand, in the same memory")
    void sampling() {
        var counter = new DistinctCounter(1 << 16);
        var dice = new Dice(1);
        for (int i = 0; i < 20_000; i++) {
            long hash = dice.next();
            counter.add(hash);
            if (i % 2 == 0) {
                counter.add(hash);
            }
        }
        assertThat(counter.exact()).isTrue();
        assertThat(counter.distinct()).isEqualTo(20_000);
        assertThat(counter.singles()).isEqualTo(10_000);

        for (int i = 20_000; i < 4_000_000; i++) {
            long hash = dice.next();
            counter.add(hash);
            if (i % 2 == 0) {
                counter.add(hash);
            }
        }
        assertThat(counter.exact()).isFalse();
        assertThat(counter.distinct()).isCloseTo(4_000_000, Percentage.withPercentage(2));
        assertThat(counter.singles()).isCloseTo(2_000_000, Percentage.withPercentage(3));
    }
}
