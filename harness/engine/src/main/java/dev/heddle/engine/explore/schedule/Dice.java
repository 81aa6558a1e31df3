package dev.heddle.engine.explore.schedule;

/**
 * A generator of random numbers that costs a few instructions: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 * Of the JDK's, those that are as quick are shared, and those that can be seeded are not as quick.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        state = mix(seed);
    }

    /** Any number. */
    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number from 0 up to, not including, {@code bound}; as good as uniform for the small bounds used here. */
    int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** Whether an event of probability 1 in {@code n} happens. */
    boolean oneIn(int n) {
        return below(n) == 0;
    }

    /** Spreads the bits of a number over all of its bits; one to one. */
    static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
