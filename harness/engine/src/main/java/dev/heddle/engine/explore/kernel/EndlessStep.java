package dev.heddle.engine.explore.kernel;

/**
 * Tells that a thread goes on for ever after a step: while it is alone nothing that it does is another one, so that no bound on steps ends it. How long is too
 * long is for who watches from outside to say; where it is known that it goes on for ever, it is soon.
 */
final class EndlessStep {
    private static final int LOOK_AFTER = 1 << 16;
    private static final int SOON = 1 << 20;

    private static final long NEVER = -1;

    private int places;
    /** The number of steps, of all schedules, at which it took too long. */
    private volatile long overdueAt = NEVER;

    void reset() {
        places = 0;
        overdueAt = NEVER;
    }

    /** May be called on any thread. */
    void overdue(long steps) {
        overdueAt = steps;
    }

    /**
     * A thread that is alone comes by a place in its code; answers whether it has gone on for too long.
     *
     * @param steps of all schedules
     * @param known whether it is known that it goes on for ever
     */
    boolean passes(long steps, boolean known) {
        return (++places & LOOK_AFTER - 1) == 0 && (overdueAt == steps || known && places >= SOON);
    }
}
