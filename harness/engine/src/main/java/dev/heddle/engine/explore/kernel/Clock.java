package dev.heddle.engine.explore.kernel;

/**
 * Virtual time. It stands still while threads can go on, but for a tick each time that somebody looks at it; when none can, it moves to the point in time that
 * is waited for first.
 */
final class Clock {
    static final long NEVER = Long.MAX_VALUE;

    /** What every schedule begins at: 2026-01-01T00:00:00Z, in nanoseconds since 1970. */
    private static final long EPOCH = 1_767_225_600_000_000_000L;

    private static final long TICK = 1_000;
    /** After a dozen looks. */
    private static final long WAITING_TICK = 4 * TICK;

    /** How far apart points in time are at most that come at once, */
    private static final long AT_ONCE = 100 * TICK;
    /** and what share of the time until then, as a power of two: pauses that are made short and unequal, so that threads do not meet again, stay so. */
    private static final int AT_ONCE_SHARE = 10;

    /** A year: what programs write that wait for ever, and wait again. */
    private static final long FOR_EVER = 365L * 24 * 3_600 * 1_000_000_000;

    private static final long LONGEST_TICK = 100_000_000;

    private long now;
    private long tick;
    private long changes;

    void reset() {
        now = 0;
        tick = TICK;
        changes = 0;
    }

    long now() {
        return now;
    }

    long epochNanos() {
        return EPOCH + now;
    }

    /**
     * Somebody looks at the time. One who does so again and again waits for it to pass: the steps then grow.
     *
     * @param changes how many changes of shared state there have been
     */
    void look(long changes) {
        now += tick;
        if (changes == this.changes) {
            tick = Math.min(LONGEST_TICK, tick + (tick >> 3) + 1);
        } else {
            tick = TICK;
            this.changes = changes;
        }
    }

    /** Whether somebody who looks at the time does nothing else but wait for it to pass. */
    boolean isWaitedFor(long changes) {
        return changes == this.changes && tick > WAITING_TICK;
    }

    void moveTo(long time) {
        now = Math.max(now, time);
    }

    /** The point in time that is {@code nanos} from now; {@link #NEVER} if it is more than a year from the beginning. */
    long in(long nanos) {
        return nanos >= FOR_EVER - now ? NEVER : now + nanos;
    }

    /**
     * The last point in time that comes at once with another. Programs read the time, which ticks, to make a point in time of a delay; and no thread can tell, as
     * each may be late.
     */
    long atOnceWith(long time) {
        return time + Math.min(AT_ONCE, Math.max(0, time - now) >> AT_ONCE_SHARE);
    }
}
