package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/** What one step touches: the operation that was announced for it first, then its effects. Made once and used again and again. */
final class Footprint {
    private int size;
    private int[] kinds = new int[1];
    private long[] locations = new long[1];

    /** Starts anew with what the thread has announced. */
    void announced(SchedulingPoint point, int thread) {
        size = 0;
        add(point.kind(thread), point.location(thread));
    }

    /** Adds the effects of the last step. */
    void addEffects(SchedulingPoint point) {
        for (int i = 0, n = point.effects(); i < n; i++) {
            add(point.effectKind(i), point.effectLocation(i));
        }
    }

    private void add(int kind, long location) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            locations = Arrays.copyOf(locations, size * 2);
        }
        kinds[size] = kind;
        locations[size++] = location;
    }

    /** Whether the operation announced was this one. */
    boolean announces(int kind, long location) {
        return kinds[0] == kind && locations[0] == location;
    }

    /** Whether the order of the two steps, of different threads, can matter. */
    boolean dependsOn(Footprint other) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < other.size; j++) {
                if (Operation.dependent(kinds[i], locations[i], other.kinds[j], other.locations[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this step may have to wait before it is taken. */
    boolean mayWait() {
        return kinds[0] == Operation.LOCK || kinds[0] == Operation.RESUME;
    }

    /** Whether this step takes a monitor that the other one takes too: whichever comes first, the monitor is free before it. */
    boolean competesWith(Footprint other) {
        return kinds[0] == Operation.LOCK && other.mayWait() && locations[0] == other.locations[0];
    }

    /**
     * Whether this step takes a monitor, and depends on the other one in nothing but that this one gives the monitor back, or notifies those that wait for
     * it: then they cannot change places, for before the other one this one has to wait.
     */
    boolean waitsFor(Footprint other) {
        if (kinds[0] != Operation.LOCK) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < other.size; j++) {
                boolean dependent = Operation.dependent(kinds[i], locations[i], other.kinds[j], other.locations[j]);
                boolean ofTheHolder = i == 0
                        && locations[0] == other.locations[j]
                        && (other.kinds[j] == Operation.UNLOCK || other.kinds[j] == Operation.WAKE);
                if (dependent && !ofTheHolder) {
                    return false;
                }
            }
        }
        return true;
    }
}
