package dev.heddle.engine.stress;

import dev.heddle.engine.cores.Cores;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets threads that are more than the cores sweep a stride in shifts, as many at a time as there are cores, and those together. Left to the operating system,
 * they would wake one after the other, each would be through before the next begins, and none would ever meet another. Who is in which shift is drawn anew for
 * each stride. Where threads can be kept on cores, those of a shift are on different ones; who is on which is drawn anew too, though less often, as it costs.
 *
 * <p>A shift that does not end may be waiting for another one: then the next begins all the same, and where that happens often, shifts are given up.
 */
final class Shifts {
    private static final long PATIENCE_WITH_THE_BLOCKED = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_WITH_THE_BUSY = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PATIENCE_WITH_THE_LATE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long CORES_LAST = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int LEAST_OVERDUE = 8;
    private static final int WAITING = 0;
    private static final int BEGUN = 1;
    private static final int DONE = 2;
    private static final int SPINS_BETWEEN_LOOKS = 256;

    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final Thread[] threads;
    private final long[] processorTime; // of those that have begun, when they did
    private final int cores;
    private final Optional<Cores> keeper;
    private final int[] order;
    private final int[] place;
    private final int[] core; // that each is kept on; -1 for none
    private final AtomicIntegerArray state;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicIntegerArray present;
    private final AtomicInteger overdue = new AtomicInteger();
    private long drawn;
    private long coresDrawn;
    private long random = 0x9e3779b97f4a7c15L;
    private boolean inForce;

    Shifts(Thread[] threads, Optional<Cores> keeper) {
        this.keeper = keeper;
        this.threads = threads.clone();
        processorTime = new long[threads.length];
        cores = Runtime.getRuntime().availableProcessors();
        order = new int[threads.length];
        place = new int[threads.length];
        core = new int[threads.length];
        Arrays.fill(core, -1);
        for (int i = 0; i < threads.length; i++) {
            order[i] = i;
            place[i] = i;
        }
        state = new AtomicIntegerArray(threads.length);
        present = new AtomicIntegerArray((threads.length + cores - 1) / cores);
        inForce = threads.length > cores;
    }

    /** Draws the shifts of the next stride; called while all wait at the gate before it. */
    void draw() {
        if (!inForce) {
            return;
        }
        drawn++;
        inForce = overdue.get() < LEAST_OVERDUE || overdue.get() < drawn / 2;
        done.set(0);
        int step = step();
        for (int i = order.length - 1; i >= 0; i--) {
            random ^= random << 13; // xorshift: Marsaglia, Journal of Statistical Software 8 (2003)
            random ^= random >>> 7;
            random ^= random << 17;
            int j = i - step * (int) Long.remainderUnsigned(random, i / step + 1L);
            int thread = order[j];
            order[j] = order[i];
            order[i] = thread;
            place[thread] = i;
            state.set(i, WAITING);
        }
        for (int i = 0; i < present.length(); i++) {
            present.set(i, 0);
        }
    }

    /** How far apart in the order those are that may change places: any, or only those of one core, as long as they are kept on it. */
    private int step() {
        long now = System.nanoTime();
        if (keeper.isPresent() && drawn > 1 && now - coresDrawn < CORES_LAST) {
            return cores;
        }
        coresDrawn = now;
        return 1;
    }

    private void keepOnCore(int me) {
        int mine = place[me] % cores;
        if (core[me] != mine) {
            core[me] = mine;
            keeper.ifPresent(it -> it.keep(mine));
        }
    }

    private void release(int me) {
        if (core[me] >= 0) {
            core[me] = -1;
            keeper.ifPresent(Cores::release);
        }
    }

    /** Waits for the thread's turn, and then for the others of its shift. */
    void begin(int me) {
        if (!inForce) {
            release(me);
            return;
        }
        keepOnCore(me);
        int shift = place[me] / cores;
        int before = shift * cores;
        long start = System.nanoTime();
        while (done.get() < before) {
            LockSupport.parkNanos(this, PATIENCE_WITH_THE_BLOCKED);
            Thread.interrupted(); // the scenario's doing; it would keep the thread from parking
            long waited = System.nanoTime() - start;
            if (done.get() < before
                    && (waited > PATIENCE_WITH_THE_BUSY && isSpinning()
                            || waited > PATIENCE_WITH_THE_BLOCKED && areBlocked())) {
                overdue.addAndGet(place[me] % cores == 0 ? 1 : 0);
                begun(me);
                return;
            }
        }
        present.incrementAndGet(shift);
        awaitTheLate(shift, Math.min(cores, threads.length - before));
        begun(me);
    }

    private void begun(int me) {
        processorTime[me] = bean.getCurrentThreadCpuTime();
        state.set(me, BEGUN);
    }

    /** Whether one that has begun uses its core for long and is not through: by its own time, as on a busy machine it may seldom have a core at all. */
    private boolean isSpinning() {
        for (int i = 0; i < threads.length; i++) {
            if (state.get(i) == BEGUN
                    && bean.getThreadCpuTime(threads[i].getId()) - processorTime[i] > PATIENCE_WITH_THE_BUSY) {
                return true;
            }
        }
        return false;
    }

    /** Whether those that have begun and are not through wait for something; a core is not what they wait for, then. */
    private boolean areBlocked() {
        boolean any = false;
        for (int i = 0; i < threads.length; i++) {
            if (state.get(i) == BEGUN) {
                if (threads[i].getState() == Thread.State.RUNNABLE) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private void awaitTheLate(int shift, int members) {
        long start = System.nanoTime();
        do {
            for (int i = 0; i < SPINS_BETWEEN_LOOKS; i++) {
                if (present.get(shift) >= members) {
                    return;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < PATIENCE_WITH_THE_LATE);
    }

    /** The thread is through with the stride. */
    void end(int me) {
        if (!inForce) {
            return;
        }
        state.set(me, DONE);
        int through = done.incrementAndGet();
        if (through % cores == 0) {
            for (int i = through; i < Math.min(through + cores, threads.length); i++) {
                LockSupport.unpark(threads[order[i]]);
            }
        }
    }
}
