package dev.heddle.guide.countingthreads;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Counts live threads among those of the current thread's group, as {@link Thread#enumerate} lists them. */
final class Living {
    private Living() {}

    /** All live threads of the current thread's group and the groups below it. */
    static Set<Thread> all() {
        // Threads may start while this is looking: enumerate leaves out what the array has no room for, without a word.
        Thread[] room = new Thread[Thread.activeCount() + 16];
        int found = Thread.enumerate(room);
        return Set.of(Arrays.copyOf(room, found));
    }

    /** How many of these threads are alive. */
    static int among(List<Thread> threads) {
        Set<Thread> living = all();
        return (int) threads.stream().filter(living::contains).count();
    }
}
