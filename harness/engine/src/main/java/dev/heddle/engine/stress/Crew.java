package dev.heddle.engine.stress;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a plan's actors, one each, kept for the whole cell. A job is what all of them do together; the thread that made the crew starts it and waits
 * for its end. They are daemons, and in a thread group of their own, which the threads that a scenario starts inherit.
 */
final class Crew {
    private static final int SPINS = 200;

    private final Thread master = Thread.currentThread();
    private final Thread[] threads;
    private final boolean[] started;
    private final AtomicInteger working = new AtomicInteger();
    private volatile IntConsumer job = me -> {};
    private volatile int round;
    private volatile @Nullable Throwable broken;

    /**
     * A crew whose threads are not started before its first job.
     *
     * @param names of the threads
     * @param group they are in
     * @param loader their context class loader
     */
    Crew(List<String> names, ThreadGroup group, ClassLoader loader) {
        threads = new Thread[names.size()];
        started = new boolean[threads.length];
        for (int i = 0; i < threads.length; i++) {
            int me = i;
            threads[i] = new Thread(group, () -> work(me), names.get(i));
            threads[i].setDaemon(true);
            threads[i].setContextClassLoader(loader);
        }
    }

    /** The threads, by position. */
    Thread[] threads() {
        return threads;
    }

    /**
     * Has every thread do the job, at once.
     *
     * @param next given a thread's position; must not throw
     */
    void start(IntConsumer next) {
        working.set(threads.length);
        job = next;
        round++; // written by this thread only
        for (int i = 0; i < threads.length; i++) {
            if (started[i]) {
                LockSupport.unpark(threads[i]);
            } else {
                started[i] = true;
                threads[i].start();
            }
        }
    }

    /**
     * Waits for the end of the job, or for some time in vain.
     *
     * @return whether every thread has done it
     * @throws IllegalStateException if a job threw
     * @throws OutOfMemoryError if a job threw that
     */
    boolean await(long nanos) {
        long end = System.nanoTime() + nanos;
        while (working.get() > 0) {
            Throwable thrown = broken;
            if (thrown instanceof OutOfMemoryError full) {
                throw full; // the scenario's doing, as what the engine needs is little
            } else if (thrown != null) {
                throw new IllegalStateException("the stress engine failed", thrown);
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
            Thread.interrupted(); // the scenario's doing; it would keep this thread from parking
        }
        return true;
    }

    private void work(int me) {
        int seen = 0;
        while (true) {
            seen = next(seen);
            try {
                job.accept(me);
            } catch (Throwable t) {
                broken = t;
                LockSupport.unpark(master);
                return;
            }
            if (working.decrementAndGet() == 0) {
                LockSupport.unpark(master);
            }
        }
    }

    private int next(int seen) {
        for (int i = 0; round == seen; i++) {
            if (i < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
            Thread.interrupted(); // what an action left behind is not the next one's
        }
        Thread.interrupted();
        return round;
    }
}
