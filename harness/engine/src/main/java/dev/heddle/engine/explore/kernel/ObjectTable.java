package dev.heddle.engine.explore.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers objects by identity, from 0, in the order in which they are first met; emptied with each schedule. A few objects are looked for one by one, which
 * spares them an identity hash code; more of them through an open-addressing table whose entries carry the schedule they belong to.
 */
final class ObjectTable {
    private static final int LINEAR = 8;

    private @Nullable Object[] objects = new @Nullable Object[64];
    private int count;
    /** Entry: generation in the upper half, number of the object in the lower. */
    private long[] index = new long[256];
    /** How many objects are in the index: those with the lowest numbers. */
    private int indexed;

    private int generation = 1;

    int size() {
        return count;
    }

    Object get(int number) {
        Object object = objects[number];
        if (object == null) {
            throw new IndexOutOfBoundsException(number);
        }
        return object;
    }

    /** The number of the object; -1 if it has none. */
    int find(Object object) {
        if (count <= LINEAR) {
            for (int i = 0; i < count; i++) {
                if (objects[i] == object) {
                    return i;
                }
            }
            return -1;
        }
        int mask = index.length - 1;
        for (int at = hash(object) & mask; ; at = at + 1 & mask) {
            long entry = index[at];
            if ((int) (entry >>> 32) != generation) {
                return -1;
            }
            if (objects[(int) entry] == object) {
                return (int) entry;
            }
        }
    }

    /** Gives an object that has none a number. */
    int add(Object object) {
        if (count == objects.length) {
            objects = Arrays.copyOf(objects, 2 * count);
        }
        int number = count++;
        objects[number] = object;
        if (count > LINEAR) {
            if (2 * count > index.length) {
                index = new long[2 * index.length];
                indexed = 0;
            }
            while (indexed < count) {
                insert(indexed++);
            }
        }
        return number;
    }

    /** Takes its number from the object that was given one last. */
    void removeLast() {
        int number = --count;
        if (number < indexed) {
            indexed = number;
            long entry = (long) generation << 32 | number;
            int mask = index.length - 1;
            int at = hash(get(number)) & mask;
            while (index[at] != entry) {
                at = at + 1 & mask;
            }
            index[at] = 0; // no search goes on behind it, as none was put in later
        }
        objects[number] = null;
    }

    int findOrAdd(Object object) {
        int number = find(object);
        return number >= 0 ? number : add(object);
    }

    private void insert(int number) {
        int mask = index.length - 1;
        int at = hash(get(number)) & mask;
        while ((int) (index[at] >>> 32) == generation) {
            at = at + 1 & mask;
        }
        index[at] = (long) generation << 32 | number;
    }

    private static int hash(Object object) {
        int h = System.identityHashCode(object) * 0x9E3779B9;
        return h ^ h >>> 16;
    }

    /** Forgets all objects. */
    void clear() {
        Arrays.fill(objects, 0, count, null);
        count = 0;
        indexed = 0;
        if (++generation == Integer.MAX_VALUE) {
            generation = 1;
            Arrays.fill(index, 0);
        }
    }
}
