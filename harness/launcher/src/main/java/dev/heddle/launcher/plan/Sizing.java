package dev.heddle.launcher.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much of each scenario is run.
 *
 * @param threads the thread counts asked for; empty for the default ones
 * @param duration of each stress or explore cell; empty to share a default out among the cells
 * @param iterations at most so many per cell; 0 for as many as fit
 * @param jcstressBudget for all jcstress cells together, not to be exceeded; empty for a default, which the proofs of bugs may exceed on a busy machine
 * @param jits compilers that stress cells are run under; at least one
 */
public record Sizing(
        List<Integer> threads,
        Optional<Duration> duration,
        long iterations,
        Optional<Duration> jcstressBudget,
        List<Jit> jits) {
    /** Whether the user left it to the plan how long a cell takes. */
    public boolean isByDefault() {
        return duration.isEmpty() && iterations == 0;
    }
}
