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
    /** Of these a test is run beyond its budget, if what it has seen by then says nothing. */
    private static final int MOST_EXTRA = 8;

    private final LongSupplier clock;
    private final long endsAt;
    private final long endsAtLast;
    private int extra;
    private long overhead = 600;
    private boolean ran;

    /**
     * For a test that may run for so long from now on.
     *
     * @param budget in milliseconds
     * @param longest in milliseconds, if what it has seen by then says nothing
     * @param clock milliseconds; only goes forward
     */
    Pacing(long budget, long longest, LongSupplier clock) {
        this.clock = clock;
        long begin = now();
        endsAt = begin + budget;
        endsAtLast = begin + longest;
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

    /**
     * Whether another piece that measures for so long may be run now: one that ends in time, or one of a few further ones if what was seen says nothing. The first
     * always may: a test that is asked for is run.
     */
    boolean goesOn(long measured, boolean convincing) {
        long ends = now() + overhead + measured;
        return !ran || ends <= endsAt || (!convincing && ends <= endsAtLast && extra++ < MOST_EXTRA);
    }

    /** Learns from a piece that ended. */
    void ended(long measured, long elapsed) {
        long seen = Math.max(0, elapsed - measured);
        overhead = ran ? (3 * overhead + seen) / 4 : seen;
        ran = true;
    }
}
