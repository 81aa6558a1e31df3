package dev.heddle.launcher.fork;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts only the time in which its reader gets to run. Where a machine gives the launcher no time, because it is overloaded or suspended, it gives a worker none
 * either, and nobody may conclude from the worker's silence that it hangs.
 *
 * <p>For one thread, which must read it often.
 */
final class AwakeClock {
    private final long most;
    private final LongSupplier nanoTime;
    private long last;
    private long awake;

    /**
     * A clock that begins at 0.
     *
     * @param most of the time between two readings, so much is counted
     * @param nanoTime a clock that never stands still
     */
    AwakeClock(Duration most, LongSupplier nanoTime) {
        this.most = most.toNanos();
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /** In nanoseconds since it began. */
    long nanos() {
        long now = nanoTime.getAsLong();
        awake += Math.min(now - last, most);
        last = now;
        return awake;
    }
}
