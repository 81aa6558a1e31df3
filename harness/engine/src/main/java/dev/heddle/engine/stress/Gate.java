package dev.heddle.engine.stress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A barrier that the same threads pass over and over. A centralised one with a generation number for a sense: Mellor-Crummey and Scott, Algorithms for
 * Scalable Synchronization on Shared-Memory Multiprocessors (TOCS 1991), section 3.1. A thread that waits spins while each thread can have a core, and parks
 * where it cannot, or has waited for long, as it does when something else takes the core of another.
 *
 * <p>Threads that go on from here to act should do so at the same time, or they do not meet. If one of them had to wait for long, it may be off its core by the
 * time the last arrives: then a {@link RollCall} follows.
 */
final class Gate {
    /**
     * Longer than it takes a busy machine to give a thread its core. A thread that parks earlier, or goes on alone, hardly ever runs at the same time as the
     * others: on two cores with ten other threads, that lost every collision.
     */
    private static final long SPIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Longer than threads that started together are apart after a stride, and much shorter than what a busy machine takes a core away for. */
    private static final long LATE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final int SPINS_BETWEEN_LOOKS = 256;
    private static final int SPINS_WHEN_CROWDED = 20;
    // far enough apart to lie in cache lines of their own, prefetched neighbours included
    private static final int ARRIVED = 32;
    private static final int GENERATION = 64;
    private static final int LATE = 96;
    private static final int LENGTH = 128;

    private final AtomicIntegerArray cells = new AtomicIntegerArray(LENGTH);
    private final AtomicIntegerArray parked;
    private final Thread[] threads;
    private final boolean crowded;
    private final RollCall roll;
    private boolean anyLate; // written before a generation begins, read after it

    /**
     * A gate for these threads, which know their positions among them.
     *
     * @param threads all that pass it
     * @param stop once it is up, nobody is waited for who is not on a core
     * @param patienceNanos for how long the last to arrive waits for such a one to come back
     */
    Gate(Thread[] threads, StopSign stop, long patienceNanos) {
        roll = new RollCall(threads.length, stop, patienceNanos);
        this.threads = threads.clone();
        parked = new AtomicIntegerArray(threads.length);
        crowded = threads.length > Runtime.getRuntime().availableProcessors();
    }

    /** Whether there are more threads than cores, so that a thread that waits here parks. */
    boolean isCrowded() {
        return crowded;
    }

    /** A sign of life: grows while threads pass, or while one that has arrived looks for the others. */
    int progress() {
        return cells.get(GENERATION) + roll.calls();
    }

    /** Waits for the others. */
    void pass(int me, Runnable last) {
        arrive(me, last);
    }

    /**
     * Waits for the others, and goes on when they do, so that each has a core at that moment if there are enough.
     *
     * @param me position of the calling thread
     * @param last what the last thread to arrive does before all go on; must not throw
     */
    void passTogether(int me, Runnable last) {
        int generation = cells.get(GENERATION);
        boolean leads = arrive(me, last);
        if (!anyLate || crowded) {
            return;
        }
        if (leads) {
            roll.lead(me, generation + 1);
        } else {
            roll.follow(me, generation + 1);
        }
    }

    /** Whether the thread was the last. */
    private boolean arrive(int me, Runnable last) {
        int generation = cells.get(GENERATION);
        if (cells.incrementAndGet(ARRIVED) == threads.length) {
            cells.set(ARRIVED, 0);
            last.run();
            release(generation + 1);
            return true;
        }
        await(me, generation);
        return false;
    }

    private void await(int me, int generation) {
        if (spin(generation)) {
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
        anyLate = cells.get(LATE) == next;
        cells.set(GENERATION, next);
        for (int i = 0; i < threads.length; i++) {
            if (parked.get(i) != 0) {
                LockSupport.unpark(threads[i]);
            }
        }
    }

    /** Whether this generation ended before the thread's patience was over. */
    private boolean spin(int generation) {
        int spins = crowded ? SPINS_WHEN_CROWDED : SPINS_BETWEEN_LOOKS;
        long began = 0;
        while (true) {
            for (int i = 0; i < spins; i++) {
                if (cells.get(GENERATION) != generation) {
                    return true;
                }
                Thread.onSpinWait();
            }
            long now = System.nanoTime();
            if (began == 0) {
                began = now;
            } else if (now - began > LATE_NANOS) {
                cells.setOpaque(LATE, generation + 1);
            }
            if (crowded || now - began > SPIN_NANOS) {
                return false;
            }
        }
    }
}
