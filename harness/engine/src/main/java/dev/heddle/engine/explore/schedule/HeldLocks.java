package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/** Which locks the threads of a schedule hold, and where each took them, as far as operations and effects tell. */
final class HeldLocks {
    /** Of one thread. */
    private static final class Held {
        private long[] locations = new long[4];
        private int[] sites = new int[4];
        private int count;
    }

    private Held[] threads = {};
    /** Where the thread that took the last step stood. */
    private int lastSite;

    void begin() {
        for (Held each : threads) {
            each.count = 0;
        }
    }

    /** A thread is about to take its step. */
    void steps(SchedulingPoint point, int thread) {
        lastSite = point.site(thread);
        change(thread, point.kind(thread), point.location(thread));
    }

    /** What the step of this thread did besides. */
    void changed(int thread, int kind, long location) {
        change(thread, kind, location);
    }

    private void change(int thread, int kind, long location) {
        if (kind == Operation.LOCK) {
            add(of(thread), location);
        } else if (kind == Operation.UNLOCK) {
            remove(of(thread), location);
        }
    }

    private Held of(int thread) {
        int known = threads.length;
        if (thread >= known) {
            threads = Arrays.copyOf(threads, Math.max(16, 2 * thread));
            for (int i = known; i < threads.length; i++) {
                threads[i] = new Held();
            }
        }
        return threads[thread];
    }

    private void add(Held held, long location) {
        if (held.count == held.sites.length) {
            held.locations = Arrays.copyOf(held.locations, 2 * held.count);
            held.sites = Arrays.copyOf(held.sites, 2 * held.count);
        }
        held.locations[held.count] = location;
        held.sites[held.count++] = lastSite;
    }

    private static void remove(Held held, long location) {
        for (int i = held.count; --i >= 0; ) {
            if (held.locations[i] == location) {
                held.count--;
                System.arraycopy(held.locations, i + 1, held.locations, i, held.count - i);
                System.arraycopy(held.sites, i + 1, held.sites, i, held.count - i);
                return;
            }
        }
    }

    /** Where the thread that took the last step stood. */
    int lastSite() {
        return lastSite;
    }

    /** How many locks a thread holds; one that it took twice counts twice. */
    int count(int thread) {
        return thread < threads.length ? threads[thread].count : 0;
    }

    /** The {@code index}-th of them, in the order in which it took them. */
    long location(int thread, int index) {
        return threads[thread].locations[index];
    }

    /** Where it took that. */
    int site(int thread, int index) {
        return threads[thread].sites[index];
    }

    boolean holds(int thread, long location) {
        for (int i = count(thread); --i >= 0; ) {
            if (location(thread, i) == location) {
                return true;
            }
        }
        return false;
    }

    /** Whether a thread holds a lock that it took at a place. */
    boolean holdsFrom(int thread, int site) {
        for (int i = count(thread); --i >= 0; ) {
            if (site(thread, i) == site) {
                return true;
            }
        }
        return false;
    }
}
