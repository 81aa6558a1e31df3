package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Refined;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Tells more of a failing schedule: the same, with more places as scheduling points. */
public final class Refinement {
    private Refinement() {}

    /**
     * Refines a schedule.
     *
     * @param runner runs it with the further places as scheduling points
     * @param choices the schedule, without those
     * @param added tells of the number of a place whether it is one of them
     * @param fault how it fails
     * @return the schedule with them; empty if it does not fail in the same way then
     */
    public static Optional<int[]> of(ScheduleRunner runner, int[] choices, IntPredicate added, Fault fault) {
        var transcript = new Transcript(new Refined(choices, added));
        boolean same = runner.run(transcript, null).filter(fault::isLike).isPresent();
        return same ? Optional.of(transcript.schedule().choices()) : Optional.empty();
    }
}
