package dev.heddle.api;

import java.util.random.RandomGenerator;

/** Who an actor is, among those of its plan. Each thread has its own; nothing of it is shared between threads. */
public interface ActorContext {
    /** Position of this actor among those of its name, from 0 to {@link #count()} - 1. */
    int index();

    /** How many actors have this one's name; at least 1. */
    int count();

    /**
     * A random generator of this actor alone, seeded from the run's seed, the cell and the actor, so that it yields the same numbers when the same cell is
     * run again with the same seed.
     */
    RandomGenerator random();

    /**
     * Whether the run's time is over and a long iteration should come to its end. Once true, it stays so. Cheap enough for an inner loop: a plain or opaque
     * read, which synchronises nothing.
     */
    boolean shouldStop();
}
