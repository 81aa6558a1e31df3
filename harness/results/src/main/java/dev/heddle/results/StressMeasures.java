package dev.heddle.results;

import java.util.List;

/**
 * What the stress engine measured, without warm-up.
 *
 * @param iterations how many iterations ended
 * @param failed how many of them failed in any way
 * @param nanos wall-clock time they took, in nanoseconds
 * @param stride how many states were swept between two barriers; 1 if iterations ran one at a time; 0 for a soak
 * @param actions how many times an actor's body ran, all actors together
 * @param latencies per name of actors
 * @param throughput iterations (for a soak: actions) per second over time
 */
public record StressMeasures(
        long iterations,
        long failed,
        long nanos,
        int stride,
        long actions,
        List<Latency> latencies,
        List<Sample> throughput) {
    /**
     * A point of a curve over time.
     *
     * @param millis since the start of measuring
     * @param perSecond the rate in the interval that ends there
     */
    public record Sample(long millis, double perSecond) {}

    /** Iterations per second over the whole time; 0 if there was none. */
    public double perSecond() {
        return nanos == 0 ? 0 : iterations * 1e9 / nanos;
    }
}
