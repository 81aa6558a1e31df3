package dev.heddle.engine.stress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether a crew that makes no progress, or has not failed as it should, has had the processor time for that. On a machine that is busy with other things the clock alone would call hung
 * what is merely slow: it has had its share once it is idle, as whoever only waits is, or has run for some time.
 */
final class FairShare {
    /** Of one processor; the worker's own threads take about a hundredth. */
    private static final double IDLE = 0.05;

    private final long enoughNanos;
    private final LongSupplier processorNanos;
    private long since;
    private long usedBefore = -1;

    /**
     * A share.
     *
     * @param enoughNanos processor time of the whole JVM that is enough
     */
    FairShare(long enoughNanos) {
        this(enoughNanos, FairShare::used);
    }

    /** The same of what has used so much processor time so far. */
    FairShare(long enoughNanos, LongSupplier processorNanos) {
        this.enoughNanos = enoughNanos;
        this.processorNanos = processorNanos;
    }

    /** There was progress. */
    void forget() {
        usedBefore = -1;
    }

    /** Counts from now on, unless it does already. */
    void count(long now) {
        if (usedBefore < 0) {
            since = now;
            usedBefore = processorNanos.getAsLong();
        }
    }

    /** Whether that which was counted is enough. */
    boolean isHad(long now) {
        long used = processorNanos.getAsLong() - usedBefore;
        return used >= enoughNanos || used < (now - since) * IDLE;
    }

    /** Processor time of this JVM; 0 where the system does not tell, so that it seems idle. */
    private static long used() {
        Optional<Duration> used = ProcessHandle.current().info().totalCpuDuration();
        return used.map(Duration::toNanos).orElse(0L);
    }
}
