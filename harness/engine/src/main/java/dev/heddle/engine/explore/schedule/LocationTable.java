package dev.heddle.engine.explore.schedule;

/**
 * By location: hash of the last step that wrote it, and sum of those that read it since. Emptied in no time: entries of earlier schedules are out of date. What
 * belongs to an entry is side by side, as it is needed together.
 */
final class LocationTable {
    private static final int KEY = 0;
    private static final int DATE = 1;
    private static final int WRITE = 2;
    private static final int READS = 3;
    /** Numbers of an entry. */
    private static final int WIDTH = 4;

    private long[] entries = new long[64 * WIDTH];
    private long date = 1;
    private int size;

    void clear() {
        size = 0;
        date++;
    }

    /** Where the entry of a location is, until the next call with another location. */
    int slot(long location) {
        int mask = entries.length - 1;
        int slot = (int) (location * 0x9E3779B97F4A7C15L >>> 40) * WIDTH & mask;
        while (entries[slot + DATE] == date) {
            if (entries[slot + KEY] == location) {
                return slot;
            }
            slot = slot + WIDTH & mask;
        }
        if (size * 2 * WIDTH >= entries.length) {
            grow();
            return slot(location);
        }
        size++;
        entries[slot + KEY] = location;
        entries[slot + DATE] = date;
        entries[slot + WRITE] = 0;
        entries[slot + READS] = 0;
        return slot;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length * 2];
        size = 0;
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from + DATE] == date) {
                int slot = slot(old[from + KEY]);
                entries[slot + WRITE] = old[from + WRITE];
                entries[slot + READS] = old[from + READS];
            }
        }
    }

    long write(int slot) {
        return entries[slot + WRITE];
    }

    long reads(int slot) {
        return entries[slot + READS];
    }

    void touch(int slot, boolean read, long hash) {
        if (read) {
            entries[slot + READS] += hash;
        } else {
            entries[slot + WRITE] = hash;
            entries[slot + READS] = 0;
        }
    }
}
