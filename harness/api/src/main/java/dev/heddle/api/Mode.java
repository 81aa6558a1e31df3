package dev.heddle.api;

/** A way to run a scenario. */
public enum Mode {
    /** Real threads in parallel, as fast as they can: finds failures by volume, and times what it runs. */
    STRESS,
    /** The real code, one thread at a time, under a scheduler that chooses every switch: finds failures by search, and tells the interleaving. */
    EXPLORE,
    /** The jcstress harness: finds the outcomes that the memory model, the compilers and the hardware allow. */
    JCSTRESS
}
