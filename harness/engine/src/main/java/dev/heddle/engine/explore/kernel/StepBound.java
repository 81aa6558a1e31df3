package dev.heddle.engine.explore.kernel;

/** How many steps a schedule may have. */
final class StepBound {
    /** So many times as long may be a schedule whose threads do not look as if they hindered each other. */
    private static final int PATIENCE = 10;
    /** So many steps that a thread takes while all others wait count as one: a program that sets itself up beside a timer is not in its way. */
    private static final int SOLO = 5;
    /** How many steps what is left has to come to its end after the main thread has, if it only waits for time to pass. */
    private static final int AFTER_MAIN = 20_000;

    private static final int NOT_YET = -1;

    private final Spinning spinning;
    private int bound;
    private boolean exact;
    private int solo;
    private int mainEnd;

    StepBound(Spinning spinning) {
        this.spinning = spinning;
    }

    /** Ends schedules after so many steps; if it is not exact, only those that seem to come to nothing. */
    void set(int bound, boolean exact) {
        this.bound = bound;
        this.exact = exact;
    }

    void reset() {
        solo = 0;
        mainEnd = NOT_YET;
    }

    /** One thread went on, as it was the only one that could. */
    void soloStep() {
        solo++;
    }

    void mainEnded(int steps) {
        mainEnd = steps;
    }

    boolean isMainEnded() {
        return mainEnd != NOT_YET;
    }

    /** Whether these are all steps of a schedule that made no progress, and is run again. */
    boolean isEndOfFailure(int steps) {
        return exact && steps >= bound;
    }

    /** Whether a schedule with so many steps has to end. */
    boolean isReached(int steps) {
        if (isEndOfFailure(steps)) {
            return true;
        }
        if (steps < Math.min(bound, AFTER_MAIN)) {
            return false;
        }
        int counted = steps - solo + solo / SOLO;
        boolean vain = spinning.isMuchInVain(steps);
        return counted >= bound && (vain || counted / PATIENCE >= bound)
                || isMainEnded() && vain && steps - mainEnd > AFTER_MAIN;
    }
}
