package dev.heddle.jcstress;

import java.util.function.LongSupplier;

/**
 * Divides the time that a test has among pieces. Each piece costs the start of a JVM on top of what it measures, which is learnt from those that have ended.
 *
 * <p>For one thread.
 */
final class Pacing {
    private static final long LEAST_MEASURED = 200;
    private static final long MOST_MEASURED = 5_000;
    private static final long WORTH_A_PIECE = 1_000;

    private final LongSupplier clock;
    private final long endsAt;
    private long overhead = 600;
    private boolean ran;

    /**
     * For a test that may run for so long from now on.
     *
     * @param budget in milliseconds
     * @param clock milliseconds; only goes forward
     */
    Pacing(long budget, LongSupplier clock) {
        this.clock = clock;
        endsAt = now() + budget;
    }

    /** Milliseconds of the clock. */
    long now() {
        return clock.getAsLong();
    }

    /** How long the next pieces should measure, in milliseconds, when so many batches of them are still to be run. */
    long measure(int batches) {
        long left = endsAt - now();
        long pieces = Math.max(1, Math.min(batches, left / WORTH_A_PIECE));
        return Math.max(LEAST_MEASURED, Math.min(MOST_MEASURED, left / pieces - overhead));
    }

    /** Whether another piece that measures for so long ends in time. The first one always may: a test that is asked for is run. */
    boolean hasRoomFor(long measured) {
        return !ran || now() + overhead + measured <= endsAt;
    }

    /** Learns from a piece that ended. */
    void ended(long measured, long elapsed) {
        long seen = Math.max(0, elapsed - measured);
        overhead = ran ? (3 * overhead + seen) / 4 : seen;
        ran = true;
    }
}
