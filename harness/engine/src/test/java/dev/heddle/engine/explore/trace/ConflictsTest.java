package dev.heddle.engine.explore.trace;

import static dev.heddle.results.Interleaving.Switch.FORCED;
import static dev.heddle.results.Interleaving.Switch.NONE;
import static dev.heddle.results.Interleaving.Switch.PREEMPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.trace.Access.Use;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The two accesses to look at first are")
class ConflictsTest {
    private static final Access ELSEWHERE = new Access(1, Operation.WRITE, "log", Use.MEMORY);

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
    @DisplayName("what came too late as its thread was preempted, and the last that others did by then")
    void tooLate() {
        assertThat(pair(
                        List.of(write(1), lock(0), read(1), read(1), ELSEWHERE, lock(0), write(0), read(0)),
                        List.of(NONE, FORCED, PREEMPTION, NONE, NONE, FORCED, NONE, NONE)))
                .containsExactly(3, 6);
    }

    @Test
    @DisplayName("the read of what was written too late, rather than another write")
    void tooLateForARead() {
        assertThat(pair(List.of(start(0, "1"), read(1), write(2), write(0)), List.of(NONE, PREEMPTION, FORCED, FORCED)))
                .containsExactly(1, 3);
    }

    @Test
    @DisplayName("what came too late though the failure was there by then")
    void tooLateForTheFailure() {
        assertThat(pair(
                        List.of(start(0, "1"), begin(1), read(1), write(0)),
                        List.of(NONE, PREEMPTION, NONE, FORCED),
                        3))
                .containsExactly(2, 3);
    }

    @Test
    @DisplayName("a data race rather than what a lock, the start of a thread or its end puts in order")
    void race() {
        Access locked = new Access(1, Operation.WRITE, "y", Use.MEMORY);
        Access lockedAfter = new Access(2, Operation.WRITE, "y", Use.MEMORY);
        List<Access> steps = List.of(
                start(0, "1"),
                begin(1),
                read(1),
                lock(1),
                locked,
                unlock(1),
                start(0, "2"),
                begin(2),
                write(2),
                lock(2),
                lockedAfter,
                unlock(2),
                goesOn(0),
                read(0));
        List<Switch> switches = new ArrayList<>(Collections.nCopies(steps.size(), NONE));
        switches.set(6, FORCED);

        assertThat(pair(steps, switches)).containsExactly(2, 8);
    }

    @Test
    @DisplayName("none that came after the failure, if there are others")
    void beforeTheFailure() {
        List<Access> steps = List.of(write(0), read(1), write(0));
        assertThat(pair(steps, List.of(NONE, FORCED, FORCED), 2)).containsExactly(0, 1);
    }

    @Test
    @DisplayName("one before the failure and one after it, if there is nothing else")
    void tooEarly() {
        List<Access> steps = List.of(begin(1), read(1), goesOn(0), write(0));
        assertThat(pair(steps, List.of(NONE, NONE, FORCED, NONE), 2)).containsExactly(1, 3);
    }

    @Test
    @DisplayName("none where the threads touch nothing in common")
    void none() {
        assertThat(pair(List.of(write(0), ELSEWHERE), List.of(NONE, FORCED))).isEmpty();
    }

    private static Access read(int thread) {
        return new Access(thread, Operation.READ, "x", Use.MEMORY);
    }

    private static Access write(int thread) {
        return new Access(thread, Operation.WRITE, "x", Use.MEMORY);
    }

    private static Access lock(int thread) {
        return new Access(thread, Operation.LOCK, "lock", Use.SYNCHRONIZES);
    }

    private static Access unlock(int thread) {
        return new Access(thread, Operation.UNLOCK, "lock", Use.RELEASES);
    }

    private static Access start(int thread, String other) {
        return new Access(thread, Operation.WAKE, other, Use.SYNCHRONIZES);
    }

    private static Access begin(int thread) {
        return new Access(thread, Operation.BEGIN, "", Use.NONE);
    }

    private static Access goesOn(int thread) {
        return new Access(thread, Operation.RESUME, "", Use.NONE);
    }

    /** The positions of the pair, each of which must name the other. */
    private static int[] pair(List<Access> steps, List<Switch> switches) {
        return pair(steps, switches, steps.size());
    }

    private static int[] pair(List<Access> steps, List<Switch> switches, int failed) {
        int[] conflicts = Conflicts.find(steps, switches, failed);
        int[] pair = IntStream.range(0, conflicts.length)
                .filter(at -> conflicts[at] >= 0)
                .toArray();
        assertThat(Arrays.stream(pair).map(at -> conflicts[at]).sorted().toArray())
                .isEqualTo(pair);
        return pair;
    }
}
