package dev.heddle.engine.explore.kernel;

import java.util.Arrays;

/**
 * Numbers the fields of the objects of a schedule, from 0, in the order in which they are first met; an open-addressing table whose entries carry the
 * schedule.
 */
final class FieldTable {
    private long[] fields = new long[256];
    private int[] numbers = new int[256];
    private int[] schedules = new int[256];
    private int schedule = 1;
    private int count;

    /**
     * The number of a field of an object.
     *
     * @param object its number
     * @param field number of the field in its class
     */
    int findOrAdd(int object, int field) {
        long wanted = (long) object << 32 | field & 0xFFFFFFFFL;
        int mask = fields.length - 1;
        for (int at = hash(wanted) & mask; ; at = at + 1 & mask) {
            if (schedules[at] != schedule) {
                return add(wanted, at);
            }
            if (fields[at] == wanted) {
                return numbers[at];
            }
        }
    }

    private int add(long field, int at) {
        fields[at] = field;
        numbers[at] = count;
        schedules[at] = schedule;
        if (2 * ++count > fields.length) {
            grow();
        }
        return count - 1;
    }

    private void grow() {
        long[] oldFields = fields;
        int[] oldNumbers = numbers;
        int[] oldSchedules = schedules;
        fields = new long[2 * oldFields.length];
        numbers = new int[fields.length];
        schedules = new int[fields.length];
        int mask = fields.length - 1;
        for (int i = 0; i < oldFields.length; i++) {
            if (oldSchedules[i] == schedule) {
                int at = hash(oldFields[i]) & mask;
                while (schedules[at] == schedule) {
                    at = at + 1 & mask;
                }
                fields[at] = oldFields[i];
                numbers[at] = oldNumbers[i];
                schedules[at] = schedule;
            }
        }
    }

    private static int hash(long field) {
        long h = field * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32 ^ h >>> 52);
    }

    /** Forgets all of them. */
    void clear() {
        count = 0;
        if (++schedule == Integer.MAX_VALUE) {
            schedule = 1;
            Arrays.fill(schedules, 0);
        }
    }
}
