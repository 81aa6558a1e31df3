package dev.heddle.engine.stress;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Whether each actor's thread is in the scenario's code now, so that one that waits there is told from one that waits for the others. */
final class Places {
    private static final int SPACING = 32; // a cache line each, prefetched neighbours included

    private final AtomicIntegerArray inside;

    Places(int threads) {
        inside = new AtomicIntegerArray(threads * SPACING);
    }

    void enter(int thread) {
        inside.setOpaque(thread * SPACING, 1);
    }

    void leave(int thread) {
        inside.setOpaque(thread * SPACING, 0);
    }

    boolean isInside(int thread) {
        return inside.get(thread * SPACING) != 0;
    }
}
