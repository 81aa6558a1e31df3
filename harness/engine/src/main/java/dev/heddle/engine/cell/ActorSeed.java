package dev.heddle.engine.cell;

import dev.heddle.results.Cell;

/** The seed of an actor's random numbers: the same for the same run's seed, cell and actor, and another one for any other. */
public final class ActorSeed {
    private ActorSeed() {}

    /**
     * The seed of one actor.
     *
     * @param seed the run's
     * @param cell in which it runs
     * @param actor its name
     * @param index its position among those of its name
     */
    public static long of(long seed, Cell cell, String actor, int index) {
        long mixed = mix(seed, cell.scenario());
        mixed = mix(mixed, cell.mode().name());
        mixed = mix(mixed + cell.threads(), actor);
        return stir(mixed + index);
    }

    private static long mix(long seed, String text) {
        long mixed = seed;
        for (int i = 0; i < text.length(); i++) {
            mixed = stir(mixed ^ text.charAt(i));
        }
        return stir(mixed);
    }

    /** The finalizer of SplitMix64: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators (OOPSLA 2014), section 4. */
    private static long stir(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
