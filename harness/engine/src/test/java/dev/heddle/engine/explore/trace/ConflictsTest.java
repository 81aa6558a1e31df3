package dev.heddle.engine.explore.trace;

import static dev.heddle.results.Interleaving.Switch.FORCED;
import static dev.heddle.results.Interleaving.Switch.NONE;
import static dev.heddle.results.Interleaving.Switch.PREEMPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.trace.Conflicts.Access;
import dev.heddle.results.Interleaving.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The two accesses to look at first are")
class ConflictsTest {
    private static final Access ELSEWHERE = new Access(1, Operation.WRITE, "log");

    @Test
    @DisplayName("the read that was overtaken and the write that overtook it, of the last preemption")
    void lostUpdate() {
        assertThat(pair(
                        List.of(read(0), read(1), write(1), write(0), ELSEWHERE),
                        List.of(NONE, PREEMPTION, NONE, FORCED, FORCED)))
                .containsExactly(0, 2);
    }

    @Test
    @DisplayName("a check and the act of another where the thread that checked had to wait before its own")
    void checkThenActAroundAWait() {
        assertThat(pair(
                        List.of(read(0), read(1), write(0), write(1), ELSEWHERE),
                        List.of(NONE, PREEMPTION, FORCED, FORCED, NONE)))
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("not two reads around a wait for what was written between them")
    void waitingForAChange() {
        assertThat(pair(List.of(read(0), write(1), read(0)), List.of(NONE, FORCED, FORCED)))
                .containsExactly(1, 2);
    }

    @Test
    @DisplayName("the last two that conflict, where nothing was torn apart")
    void lastPair() {
        assertThat(pair(List.of(write(0), ELSEWHERE, read(1)), List.of(NONE, FORCED, NONE)))
                .containsExactly(0, 2);
    }

    @Test
    @DisplayName("none where the threads touch nothing in common")
    void none() {
        assertThat(pair(List.of(write(0), ELSEWHERE), List.of(NONE, FORCED))).isEmpty();
    }

    private static Access read(int thread) {
        return new Access(thread, Operation.READ, "x");
    }

    private static Access write(int thread) {
        return new Access(thread, Operation.WRITE, "x");
    }

    /** The positions of the pair, each of which must name the other. */
    private static int[] pair(List<Access> steps, List<Switch> switches) {
        int[] conflicts = Conflicts.find(steps, switches);
        int[] pair = IntStream.range(0, conflicts.length)
                .filter(at -> conflicts[at] >= 0)
                .toArray();
        assertThat(Arrays.stream(pair).map(at -> conflicts[at]).sorted().toArray())
                .isEqualTo(pair);
        return pair;
    }
}
