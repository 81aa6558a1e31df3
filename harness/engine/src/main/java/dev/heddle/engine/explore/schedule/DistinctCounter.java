package dev.heddle.engine.explore.schedule;

/**
 * Counts the distinct ones of many hashes, and those that came once only, in bounded memory. Exact as long as there is room; from then on it keeps a sample,
 * the hashes that end in so many zero bits, with one more bit each time that the room is used up (Wegman's adaptive sampling; Flajolet: On Adaptive Sampling,
 * Computing 43, 1990). The standard error is then about {@code 1.2 / sqrt(room / 2)}: one in a thousand with room for two million. Unlike sketches that keep
 * less, the sample also tells how many came once only.
 */
final class DistinctCounter {
    private static final long ONCE = 0;
    private static final long AGAIN = 1;
    /** In place of 0, which is the hash of the interleaving in which nothing happens. */
    private static final long OF_NOTHING = 2;

    private final int maxSlots;
    /** Entries are hashes with the last bit replaced: {@link #ONCE} or {@link #AGAIN}. 0 is a free slot. */
    private long[] slots = new long[1024];

    private int size;
    private int singles;
    private int sampledBits;

    /**
     * An empty counter.
     *
     * @param maxSlots how large the table may become, in entries of 8 bytes; a power of two
     */
    DistinctCounter(int maxSlots) {
        this.maxSlots = maxSlots;
    }

    /** Adds a hash, of which all bits must be equally random. */
    void add(long hash) {
        long key = (hash & ~1L) == 0 ? OF_NOTHING : hash & ~1L;
        if (!sampled(key)) {
            return;
        }
        int slot = find(key);
        long entry = slots[slot];
        if (entry == 0) {
            slots[slot] = key | ONCE;
            singles++;
            if (++size * 2 > slots.length) {
                makeRoom();
            }
        } else if ((entry & 1) == ONCE) {
            slots[slot] = key | AGAIN;
            singles--;
        }
    }

    private boolean sampled(long key) {
        return key >>> 64 - sampledBits == 0 || sampledBits == 0;
    }

    private int find(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key >>> 1) & mask;
        while (slots[slot] != 0 && (slots[slot] & ~1L) != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void makeRoom() {
        long[] old = slots;
        if (slots.length < maxSlots) {
            slots = new long[slots.length * 2];
        } else {
            slots = new long[slots.length];
            sampledBits++;
        }
        size = 0;
        singles = 0;
        for (long entry : old) {
            if (entry != 0 && sampled(entry)) {
                slots[find(entry & ~1L)] = entry;
                size++;
                singles += (entry & 1) == ONCE ? 1 : 0;
            }
        }
    }

    /** How many distinct hashes there were. */
    long distinct() {
        return (long) size << sampledBits;
    }

    /** How many of them came once only. */
    long singles() {
        return (long) singles << sampledBits;
    }

    /** Whether these numbers are counted, not estimated. */
    boolean exact() {
        return sampledBits == 0;
    }
}
