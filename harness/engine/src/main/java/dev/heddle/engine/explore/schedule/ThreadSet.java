package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/** A set of threads by number. Made once and used again and again; it allocates only when a thread's number is larger than all before. */
final class ThreadSet {
    private long[] words = new long[1];

    void clear() {
        Arrays.fill(words, 0);
    }

    void add(int thread) {
        int word = thread >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, word + 1);
        }
        words[word] |= 1L << thread;
    }

    void addAll(ThreadSet other) {
        if (other.words.length > words.length) {
            words = Arrays.copyOf(words, other.words.length);
        }
        for (int i = 0; i < other.words.length; i++) {
            words[i] |= other.words[i];
        }
    }

    void remove(int thread) {
        if (thread >> 6 < words.length) {
            words[thread >> 6] &= ~(1L << thread);
        }
    }

    boolean contains(int thread) {
        return thread >> 6 < words.length && (words[thread >> 6] & 1L << thread) != 0;
    }

    boolean intersects(ThreadSet other) {
        for (int i = Math.min(words.length, other.words.length); --i >= 0; ) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The lowest of them; -1 if there is none. */
    int first() {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(words[i]);
            }
        }
        return -1;
    }

    /** The lowest of them that is not in {@code other}; -1 if there is none. */
    int firstOutside(ThreadSet other) {
        for (int i = 0; i < words.length; i++) {
            long left = i < other.words.length ? words[i] & ~other.words[i] : words[i];
            if (left != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    /** The lowest of them that is in {@code other} too; -1 if there is none. */
    int firstInside(ThreadSet other) {
        for (int i = 0; i < words.length && i < other.words.length; i++) {
            long both = words[i] & other.words[i];
            if (both != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(both);
            }
        }
        return -1;
    }
}
