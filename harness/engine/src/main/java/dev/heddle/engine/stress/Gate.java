package dev.heddle.engine.stress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A barrier that the same threads pass over and over. A centralised one with a generation number for a sense: Mellor-Crummey and Scott, Algorithms for
 * Scalable Synchronization on Shared-Memory Multiprocessors (TOCS 1991), section 3.1. A thread that waits spins while each thread can have a core, and parks
 * where it cannot, or has waited for long, as it does when something else takes the core of another.
 *
 * <p>Threads that go on from here should do so at the same time, or they do not meet in what comes next. One that was parked comes late: so the others wait
 * for it to wake, within bounds.
 */
final class Gate {
    /**
     * Longer than it takes a busy machine to give a thread its core. A thread that parks earlier, or goes on alone, hardly ever runs at the same time as the
     * others: on two cores with ten other threads, that lost every collision.
     */
    private static final long SPIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int SPINS_BETWEEN_LOOKS = 256;
    private static final int SPINS_WHEN_CROWDED = 20;
    // far enough apart to lie in cache lines of their own, prefetched neighbours included
    private static final int ARRIVED = 32;
    private static final int GENERATION = 64;
    private static final int AWAKE = 96;
    private static final int LENGTH = 128;

    private final AtomicIntegerArray cells = new AtomicIntegerArray(LENGTH);
    private final AtomicIntegerArray parked;
    private final Thread[] threads;
    private final boolean crowded;
    private boolean anyParked; // written before a generation begins, read after it

    /**
     * A gate for these threads, which know their positions among them.
     *
     * @param threads all that pass it
     */
    Gate(Thread[] threads) {
        this.threads = threads.clone();
        parked = new AtomicIntegerArray(threads.length);
        crowded = threads.length > Runtime.getRuntime().availableProcessors();
    }

    /** Whether there are more threads than cores, so that a thread that waits here parks. */
    boolean isCrowded() {
        return crowded;
    }

    /** How many times the gate has let all threads through: a sign of life. */
    int generation() {
        return cells.get(GENERATION);
    }

    /** Waits for the others. */
    void pass(int me) {
        pass(me, null);
    }

    /**
     * Waits for the others.
     *
     * @param me position of the calling thread
     * @param last what the last thread to arrive does before all go on; must not throw
     */
    void pass(int me, @Nullable Runnable last) {
        int generation = cells.get(GENERATION);
        if (cells.incrementAndGet(ARRIVED) == threads.length) {
            cells.set(ARRIVED, 0);
            if (last != null) {
                last.run();
            }
            release(generation + 1);
        } else {
            await(me, generation);
        }
        if (anyParked && !crowded) {
            cells.incrementAndGet(AWAKE);
            spin(AWAKE, threads.length);
        }
    }

    private void await(int me, int generation) {
        if (spin(GENERATION, generation + 1)) {
            return;
        }
        parked.set(me, 1);
        while (cells.get(GENERATION) == generation) {
            LockSupport.park(this);
            Thread.interrupted(); // the scenario's doing; it would keep the thread from parking
        }
        parked.set(me, 0);
    }

    private void release(int next) {
        anyParked = false;
        for (int i = 0; i < threads.length; i++) {
            anyParked |= parked.get(i) != 0;
        }
        cells.set(AWAKE, 0);
        cells.set(GENERATION, next);
        for (int i = 0; i < threads.length; i++) {
            if (parked.get(i) != 0) {
                LockSupport.unpark(threads[i]);
            }
        }
    }

    /** Whether the cell came to hold this value before the thread's patience was over. */
    private boolean spin(int cell, int value) {
        int spins = crowded ? SPINS_WHEN_CROWDED : SPINS_BETWEEN_LOOKS;
        long began = 0;
        while (true) {
            for (int i = 0; i < spins; i++) {
                if (cells.get(cell) == value) {
                    return true;
                }
                Thread.onSpinWait();
            }
            long now = System.nanoTime();
            if (began == 0) {
                began = now;
            }
            if (crowded || now - began > SPIN_NANOS) {
                return false;
            }
        }
    }
}
