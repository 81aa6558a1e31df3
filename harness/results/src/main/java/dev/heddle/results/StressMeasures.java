package dev.heddle.results;

import java.util.List;

/**
 * What the stress engine measured. Everything that ran is counted, so that a failure in the warm-up is not lost; what is timed is without the warm-up.
 *
 * @param iterations how many iterations ended, those of the warm-up included; 1 for a soak
 * @param failed how many of them failed in any way
 * @param measured how many iterations (for a soak: actions) ended in the measured time, after the warm-up
 * @param nanos the measured time: wall clock without the warm-up, in nanoseconds
 * @param stride how many states were swept between two barriers; 1 if iterations ran one at a time; 0 for a soak
 * @param actions how many times an actor's body ran, all actors together, the warm-up included
 * @param latencies per name of actors
 * @param throughput iterations (for a soak: actions) per second over time
 */
public record StressMeasures(
        long iterations,
        long failed,
        long measured,
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

    /** Iterations (for a soak: actions) per second over the whole measured time; 0 if there was none. */
    public double perSecond() {
        return nanos == 0 ? 0 : measured * 1e9 / nanos;
    }
}
