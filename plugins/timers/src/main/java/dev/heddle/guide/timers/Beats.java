package dev.heddle.guide.timers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The times at which a periodic task began and ended; kept by the task itself, and read after the last beat that is waited for. */
final class Beats {
    private final int wanted;
    private final CountDownLatch done;
    private final List<Long> begins = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();

    Beats(int wanted) {
        this.wanted = wanted;
        done = new CountDownLatch(wanted);
    }

    /** Runs the task once, which takes so long; a run after the last one that is wanted does nothing. */
    void beat(long millis) {
        if (begins.size() == wanted) {
            return;
        }
        begins.add(System.nanoTime());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis)); // the work
        ends.add(System.nanoTime());
        done.countDown();
    }

    void await() throws InterruptedException {
        done.await();
    }

    /** From the given time to the beginning of a beat, in nanoseconds. */
    long sinceTo(long start, int beat) {
        return begins.get(beat) - start;
    }

    /** From the end of the beat before to the beginning of a beat, in nanoseconds. */
    long pauseBefore(int beat) {
        return begins.get(beat) - ends.get(beat - 1);
    }

    /** The end of the last beat. */
    long end() {
        return ends.get(ends.size() - 1);
    }
}
