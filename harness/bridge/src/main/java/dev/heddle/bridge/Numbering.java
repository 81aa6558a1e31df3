package dev.heddle.bridge;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the JDK counts for as long as the JVM lives, counted anew in each schedule: names and ids of threads, pools and timers are then the same in every
 * replay. Used on the controlled thread only.
 */
final class Numbering {
    /** Far above the ids of the threads of the JVM itself. */
    private static final int FIRST_THREAD_ID = 1_000;

    private static final int MANY_SPINS = 2_048;

    private static int epoch = -1;
    private static int threadNumber;
    private static long threadId;
    private static int poolId;
    private static int hashes;
    private static int spins;
    private static Random random;
    private static AtomicInteger[] sources = new AtomicInteger[8];
    private static int[] firsts = new int[8];
    private static int[] counts = new int[8];

    private Numbering() {}

    static int nextThreadNumber() {
        renew();
        return threadNumber++;
    }

    static long nextThreadId() {
        renew();
        return threadId++;
    }

    static int nextPoolId(int increment) {
        renew();
        int id = poolId;
        poolId += increment;
        return id;
    }

    /** Spread over the range as the JVM's own hash codes are; never 0. */
    static int nextHash() {
        renew();
        int mixed = ++hashes * 0x9E3779B9;
        int hash = (mixed ^ mixed >>> 15) & Integer.MAX_VALUE;
        return hash == 0 ? 1 : hash;
    }

    /** Whether the JDK has spun so often since this was last so that it may be waiting for somebody. */
    static boolean isManySpins() {
        renew();
        return ++spins % MANY_SPINS == 0;
    }

    /** Behind {@code Math.random}. */
    static Random random() {
        renew();
        if (random == null) {
            random = new Random(Hooks.kernel.seed());
        }
        return random;
    }

    static int next(AtomicInteger source) {
        renew();
        int at = 0;
        while (sources[at] != source) {
            if (sources[at] == null) {
                sources[at] = source;
                firsts[at] = source.get();
                break;
            }
            at++;
        }
        return firsts[at] + counts[at]++;
    }

    static Thread[] membersOf(ThreadGroup group, Thread[] threads, boolean recurse) {
        Thread[] members = new Thread[threads.length];
        int count = 0;
        for (Thread thread : threads) {
            ThreadGroup of = thread.getThreadGroup();
            if (of == group || recurse && of != null && group.parentOf(of)) {
                members[count++] = thread;
            }
        }
        Thread[] exact = new Thread[count];
        System.arraycopy(members, 0, exact, 0, count);
        return exact;
    }

    private static void renew() {
        if (epoch != Hooks.epoch) {
            epoch = Hooks.epoch;
            threadNumber = 0;
            threadId = FIRST_THREAD_ID;
            poolId = 0;
            hashes = 0;
            spins = 0;
            random = null;
            java.util.Arrays.fill(counts, 0);
        }
    }
}
