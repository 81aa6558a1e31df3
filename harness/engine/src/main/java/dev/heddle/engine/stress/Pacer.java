package dev.heddle.engine.stress;

/**
 * Chooses how many iterations are run between two gates (a stride), and how many strides before their states are judged (a batch).
 *
 * <p>A stride should be short, as actors start it together and drift apart within it; yet long beside the gate, which costs little when each thread has a core
 * and much when the cores are busy. A batch should be long beside the gates around making and judging, yet its states should stay in the cache, and in any
 * case in the heap.
 */
final class Pacer {
    private static final long STRIDE_NANOS = 20_000;
    private static final long STRIDE_NANOS_PER_THREAD_WHEN_CROWDED = 50_000;
    private static final int STRIDES = 32;
    private static final double TIMED_NANOS = 32_000;
    private static final int MOST_STRETCH = 64;
    private static final int MOST_STRIDE = 4_096;
    private static final int MOST_BATCH = 1 << 14;
    private static final int HEAP_SHARE = 16;
    private static final long MOST_BYTES = 32 << 20;
    private static final double MEMORY = 0.8;

    private final long strideNanos;
    private final long mostBytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    private final double bytesPerIteration;
    private double nanosPerIteration;
    private int stretch = 1;

    /**
     * A pacer that begins with what was seen of single iterations.
     *
     * @param threads how many actors there are
     * @param crowded whether there are more of them than cores
     */
    Pacer(int threads, boolean crowded, double nanosPerIteration, double bytesPerIteration) {
        strideNanos = crowded ? STRIDE_NANOS_PER_THREAD_WHEN_CROWDED * threads : STRIDE_NANOS;
        this.nanosPerIteration = nanosPerIteration;
        this.bytesPerIteration = bytesPerIteration;
    }

    /**
     * Takes in what a batch took.
     *
     * @param quickest how long one of the actors took for an action in its quickest stride, in nanoseconds: what other programs took from it is not in that
     * @param actingNanos how long that actor acted in all
     * @param nanos how long it was from the first gate to the last
     */
    void saw(double quickest, long actingNanos, long nanos) {
        // quickly down, as code gets compiled; slowly up, as a disturbance passes
        nanosPerIteration =
                quickest < nanosPerIteration ? quickest : MEMORY * nanosPerIteration + (1 - MEMORY) * quickest;
        if (nanos > 2 * actingNanos) {
            stretch = Math.min(MOST_STRETCH, 2 * stretch);
        } else if (nanos < actingNanos + actingNanos / 4) {
            stretch = Math.max(1, stretch / 2);
        }
    }

    /** How many iterations a stride should have. */
    int stride() {
        double fits = stretch * strideNanos / Math.max(1, nanosPerIteration);
        return (int) Math.max(1, Math.min(MOST_STRIDE, fits));
    }

    /** In how many strides one action should be timed, so that the looks at the clock, some fifty nanoseconds, do not count. */
    int timedEvery() {
        return (int) Math.max(1, Math.min(8, TIMED_NANOS / Math.max(1, stride() * nanosPerIteration)));
    }

    /** How many iterations a batch should have. */
    int batch() {
        long wanted = Math.min(MOST_BATCH, (long) stride() * STRIDES);
        double fits = mostBytes / Math.max(1, bytesPerIteration);
        return (int) Math.max(1, Math.min(wanted, fits));
    }
}
