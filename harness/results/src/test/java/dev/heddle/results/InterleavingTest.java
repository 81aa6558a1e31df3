package dev.heddle.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterleavingTest {
    private static Step step(Switch before, int conflict, int skipped) {
        return new Step(0, "read", "X#1.y", "0", "A", "run", "A.java", 1, before, conflict, skipped);
    }

    private static List<Integer> numbers(Interleaving interleaving) {
        return IntStream.range(0, interleaving.steps().size())
                .mapToObj(interleaving::number)
                .toList();
    }

    @Test
    void stepsKeepTheirNumbersWhereSomeAreLeftOut() {
        var interleaving = new Interleaving(
                List.of("a"),
                List.of(step(Switch.NONE, -1, 0), step(Switch.NONE, -1, 40), step(Switch.NONE, -1, 0)),
                0,
                null,
                null);
        assertThat(numbers(interleaving)).containsExactly(1, 42, 43);
        assertThat(interleaving.length()).isEqualTo(43);
    }

    @Test
    void anExcerptHasTheConflictThePreemptionsTheBeginningAndTheEnd() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 1_000; at++) {
            int conflict = at == 400 ? 800 : at == 800 ? 400 : -1;
            steps.add(step(at == 600 ? Switch.PREEMPTION : Switch.NONE, conflict, at == 900 ? 7 : 0));
        }
        Interleaving excerpt = new Interleaving(List.of("a"), steps, 1, null, null).excerpt(48);

        assertThat(excerpt.steps()).hasSize(48);
        assertThat(numbers(excerpt))
                .startsWith(1, 2, 3)
                .containsSequence(398, 399, 400, 401, 402, 403, 404)
                .containsSequence(599, 600, 601, 602, 603)
                .containsSequence(798, 799, 800, 801, 802, 803, 804)
                .endsWith(1_006, 1_007);
        int one = numbers(excerpt).indexOf(401);
        int other = numbers(excerpt).indexOf(801);
        assertThat(excerpt.steps().get(one).conflict()).isEqualTo(other);
        assertThat(excerpt.steps().get(other).conflict()).isEqualTo(one);
        assertThat(excerpt.length()).isEqualTo(1_007);
    }

    @Test
    void anExcerptLeavesOutFirstWhatComesBeforeTheSecondThread() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 100; at++) {
            int thread = at < 60 ? 0 : 1;
            steps.add(new Step(thread, "read", "X#1.y", "0", "A", "run", "A.java", 1, Switch.NONE, -1, 0));
        }
        var interleaving = new Interleaving(List.of("a", "b"), steps, 1, null, null);

        assertThat(numbers(interleaving.excerpt(20))).startsWith(61, 62, 63).endsWith(99, 100);
        assertThat(numbers(interleaving.excerpt(45)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(56, 100).boxed().toList());
    }

    @Test
    void whatIsRepeatedIsToldTheFirstTimeAndTheLast() {
        List<Step> steps = new ArrayList<>(List.of(step(Switch.NONE, -1, 0), step(Switch.NONE, -1, 0)));
        for (int round = 0; round < 50; round++) {
            steps.add(at(10, Switch.FORCED));
            steps.add(at(11, Switch.NONE));
        }
        steps.add(at(12, Switch.NONE));
        Interleaving told = new Interleaving(List.of("a"), steps, 0, null, null).withoutRepetitions();

        assertThat(numbers(told)).containsExactly(1, 2, 3, 4, 101, 102, 103);
        assertThat(told.length()).isEqualTo(103);
    }

    @Test
    void nothingThatMattersIsTakenForARepetition() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            steps.add(step(at == 20 ? Switch.PREEMPTION : Switch.NONE, at == 10 ? 30 : -1, 0));
        }
        Interleaving told = new Interleaving(List.of("a"), steps, 1, null, null).withoutRepetitions();

        assertThat(numbers(told)).containsExactly(1, 10, 11, 20, 21, 31, 40);
        assertThat(told.steps().get(2).conflict()).isEqualTo(5);
    }

    private static Step at(int line, Switch before) {
        return new Step(0, "read", "X#1.y", "0", "A", "run", "A.java", line, before, -1, 0);
    }
}
