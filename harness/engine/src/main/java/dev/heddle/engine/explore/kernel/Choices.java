package dev.heddle.engine.explore.kernel;

import java.util.Arrays;

/** The threads chosen in a schedule, in order. */
final class Choices {
    private int[] threads = new int[64];
    private int count;

    void add(int thread) {
        if (count == threads.length) {
            threads = Arrays.copyOf(threads, 2 * count);
        }
        threads[count++] = thread;
    }

    void correctLast(int thread) {
        threads[count - 1] = thread;
    }

    void clear() {
        count = 0;
    }

    int[] copy() {
        return Arrays.copyOf(threads, count);
    }
}
