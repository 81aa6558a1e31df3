package dev.heddle.guide.startjoin;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A short and a long task, started one way or the other again and again, and how long they took. Written by one thread only, and read after it.
 *
 * <p>The tasks sleep: like a download or a query they take time but no processor, so that they can overlap on a single core too.
 */
final class Tasks {
    private static final long SHORT_MILLIS = 20;
    private static final long LONG_MILLIS = 40;

    private static final int TRIES = 8;

    private final List<Double> shares = new ArrayList<>();

    /** How often to try: time is exact in explore, and elsewhere a try may be off by whatever else the machine is doing. */
    static int tries(Load load) {
        return load.mode() == Mode.EXPLORE ? 1 : TRIES;
    }

    static Task shortTask() {
        return new Task("short", SHORT_MILLIS);
    }

    static Task longTask() {
        return new Task("long", LONG_MILLIS);
    }

    /** Notes what share of the sum of two ended tasks' lengths has passed since {@code startNanos}. */
    void ended(long startNanos, Task first, Task second) {
        long passed = System.nanoTime() - startNanos;
        shares.add(passed / (double) (first.nanos + second.nanos));
    }

    /** The least of all shares: whatever else the machine was doing can only have made a try take longer. */
    double leastShare() {
        return Collections.min(shares);
    }

    /** A thread that sleeps for a while, and knows afterwards how long it really was. */
    static final class Task extends Thread {
        private final long millis;
        private long nanos;

        private Task(String name, long millis) {
            super(name);
            this.millis = millis;
        }

        @Override
        public void run() {
            long start = System.nanoTime();
            try {
                sleep(millis);
            } catch (InterruptedException e) {
                // Asked to end early: what has been slept counts.
            }
            nanos = System.nanoTime() - start;
        }
    }
}
