package dev.heddle.engine.explore.instrument.sample;

/** Fields and array elements of each type. */
public final class Accesses implements Runnable {
    static final class Counter {
        final int fixed;
        int value;
        long wide;
        Object reference = "r";

        Counter(int fixed) {
            this.fixed = fixed;
        }
    }

    static int shared;
    static double wideShared;

    @Override
    public void run() {
        Counter counter = new Counter(3);
        counter.value += counter.fixed;
        counter.wide++;
        counter.reference = null;
        shared = 5;
        wideShared += 1.5;
        int[] ints = new int[2];
        ints[1]++;
        long[] longs = new long[1];
        longs[0] = 7;
        boolean[] flags = new boolean[1];
        flags[0] = true;
        Object[] objects = {counter};
        if (objects[0] != counter) {
            throw new AssertionError();
        }
    }
}
