package dev.heddle.engine.explore.trace;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A schedule that was run.
 *
 * @param choices the thread that took each step
 * @param preemptions how many switches left a thread that could have gone on
 * @param switches how many switches there were in all
 */
public record Schedule(int[] choices, int preemptions, int switches) {
    /** The simpler one first: fewer preemptions, then fewer steps, then fewer switches. */
    static final Comparator<Schedule> BY_SIMPLICITY = Comparator.comparingInt(Schedule::preemptions)
            .thenComparingInt(Schedule::steps)
            .thenComparingInt(Schedule::switches);

    /** How many steps it has. */
    public int steps() {
        return choices.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule that
                && Arrays.equals(choices, that.choices)
                && preemptions == that.preemptions
                && switches == that.switches;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(choices);
    }

    @Override
    public String toString() {
        return "%s, %d preemptions".formatted(Arrays.toString(choices), preemptions);
    }
}
