package dev.heddle.engine.stress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Has threads that wait for each other go on at the same time: only once they are on processors together. On a machine that is busy with other things, each
 * has a core for a moment now and then; whoever goes on alone is through before the others come, and meets nobody. The moments that threads share are rare (of
 * two that have a twelfth of their cores each, one part in 144 of the time), yet a millisecond is long enough for many thousands of short actions; so nothing
 * may be wasted, and nobody may sleep, who would be late when the moment comes.
 *
 * <p>One thread leads: it calls, and who is on a processor answers within microseconds. When that fails it calls again.
 */
final class RollCall {
    private static final long PROMPT = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long PATIENCE_WITH_ALL = TimeUnit.MILLISECONDS.toNanos(2);
    // far enough apart to lie in cache lines of their own, prefetched neighbours included
    private static final int SPACING = 32;
    private static final int CALL = 0;
    private static final int GO = SPACING;
    private static final int ANSWERS = 2 * SPACING;

    private final AtomicIntegerArray cells;
    private final int threads;
    private final StopSign stop;
    private final long patienceNanos;

    /**
     * A roll.
     *
     * @param threads how many are on it
     * @param stop once it is up, nobody is waited for
     * @param patienceNanos for so long one that is alone waits for another; if there are others, it waits for all only a little
     */
    RollCall(int threads, StopSign stop, long patienceNanos) {
        this.threads = threads;
        this.stop = stop;
        this.patienceNanos = patienceNanos;
        cells = new AtomicIntegerArray(ANSWERS + threads * SPACING);
    }

    /** How many times was called: a sign of life. */
    int calls() {
        return cells.get(CALL);
    }

    /**
     * Calls until the others are there, or the leader's patience is over, and lets all go on.
     *
     * @param me position of the calling thread
     * @param turn what this roll call is known by to those who follow; another one than the last
     */
    void lead(int me, int turn) {
        long began = System.nanoTime();
        while (true) {
            long asked = System.nanoTime();
            int here = call(me);
            long now = System.nanoTime();
            // one that was itself taken off its core meanwhile has old answers
            boolean prompt = now - asked < 2 * PROMPT;
            boolean enough = here == threads - 1 || here > 0 && now - began > PATIENCE_WITH_ALL;
            if (prompt && enough || now - began > patienceNanos || stop.isUp()) {
                cells.set(GO, turn);
                return;
            }
        }
    }

    /** Calls once; how many others answered in time. */
    private int call(int me) {
        int call = cells.incrementAndGet(CALL);
        long asked = System.nanoTime();
        int here;
        do {
            here = 0;
            for (int i = 0; i < threads; i++) {
                here += i != me && cells.get(ANSWERS + i * SPACING) == call ? 1 : 0;
            }
        } while (here < threads - 1 && System.nanoTime() - asked < PROMPT);
        return here;
    }

    /** Answers calls until the leader lets all go on. */
    void follow(int me, int turn) {
        int answered = 0;
        while (cells.get(GO) != turn) {
            int call = cells.get(CALL);
            if (call != answered) {
                answered = call;
                cells.set(ANSWERS + me * SPACING, call);
            }
            Thread.onSpinWait();
        }
    }
}
