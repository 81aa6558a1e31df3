package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/** By location: hash of the last step that wrote it, and sum of those that read it since. Emptied in no time: entries of earlier schedules are out of date. */
final class LocationTable {
    private long[] keys = new long[64];
    private int[] dates = new int[64];
    private long[] writes = new long[64];
    private long[] reads = new long[64];
    private int date = 1;
    private int size;

    void clear() {
        size = 0;
        if (++date == 0) {
            Arrays.fill(dates, 0);
            date = 1;
        }
    }

    /** Where the entry of a location is, until the next call with another location. */
    int slot(long location) {
        int mask = keys.length - 1;
        int slot = (int) (location * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (dates[slot] == date) {
            if (keys[slot] == location) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        if (size * 2 >= keys.length) {
            grow();
            return slot(location);
        }
        size++;
        dates[slot] = date;
        keys[slot] = location;
        writes[slot] = 0;
        reads[slot] = 0;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldDates = dates;
        long[] oldWrites = writes;
        long[] oldReads = reads;
        int length = keys.length * 2;
        keys = new long[length];
        dates = new int[length];
        writes = new long[length];
        reads = new long[length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldDates[i] == date) {
                int slot = slot(oldKeys[i]);
                writes[slot] = oldWrites[i];
                reads[slot] = oldReads[i];
            }
        }
    }

    long write(int slot) {
        return writes[slot];
    }

    long reads(int slot) {
        return reads[slot];
    }

    void touch(int slot, boolean read, long hash) {
        if (read) {
            reads[slot] += hash;
        } else {
            writes[slot] = hash;
            reads[slot] = 0;
        }
    }
}
