package dev.heddle.launcher.run;

import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.results.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Deals out the wall-clock time of all jcstress cells of a run. Each gets its share of what is left when its turn comes: what one does not use, or uses beyond its
 * share, is the others'. A test that has shown nothing by the end of its share may go on, at the others' cost, until the whole is used up. When too little is left
 * for a fork to start and measure, the rest is not run; but the proofs of bugs, without which a run is red, are, if nobody has asked for the budget to be kept.
 *
 * <p>For one thread.
 */
final class JcstressBudget {
    /** A worker, the program with jcstress, a fork and its first samples, on a machine that has little else to do. */
    private static final Duration LEAST = Duration.ofMillis(1_500);
    /** A proof may go on for so long beyond a budget that nobody asked for: some forks, on a machine that is busy with other things. */
    private static final Duration FOR_A_PROOF = Duration.ofSeconds(30);

    private final Duration whole;
    private final boolean firm;
    private final LongSupplier nanoTime;
    private int cells;
    private boolean begun;
    private long beganAt;

    /**
     * For the cells of a plan.
     *
     * @param planned all of them; the durations of those that run under jcstress add up to the budget
     * @param firm whether not even proofs of bugs may exceed it
     * @param nanoTime a clock
     */
    JcstressBudget(List<PlannedCell> planned, boolean firm, LongSupplier nanoTime) {
        this.firm = firm;
        List<Duration> shares = planned.stream()
                .filter(each -> each.cell().mode() == Mode.JCSTRESS)
                .map(PlannedCell::duration)
                .toList();
        this.whole = shares.stream().reduce(Duration.ZERO, Duration::plus);
        this.cells = shares.size();
        this.nanoTime = nanoTime;
    }

    /** This cell, the next one, with the time that it may take, from now; empty if there is none left for it. The first always has some. */
    Optional<PlannedCell> next(PlannedCell planned) {
        boolean first = !begun;
        if (first) {
            begun = true;
            beganAt = nanoTime.getAsLong();
        }
        boolean mayExceed = !firm && !planned.claim().holds();
        Duration left = whole.minusNanos(nanoTime.getAsLong() - beganAt);
        int sharers = Math.max(1, cells--);
        if (left.compareTo(LEAST) < 0 && !first) {
            return mayExceed ? Optional.of(planned.lasting(LEAST, FOR_A_PROOF)) : Optional.empty();
        }
        Duration fair = longer(left.dividedBy(sharers), LEAST);
        return Optional.of(
                planned.lasting(fair.compareTo(left) < 0 ? fair : left, mayExceed ? longer(left, FOR_A_PROOF) : left));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Why a cell is not run that got no time. */
    String spent() {
        return "the jcstress tests before it took all of the %d s that they have together: give them more with --jcstress-budget"
                .formatted(Math.round(whole.toMillis() / 1e3));
    }
}
