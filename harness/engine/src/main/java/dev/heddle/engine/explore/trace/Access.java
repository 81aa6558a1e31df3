package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Operation;

/**
 * What a step did.
 *
 * @param kind one of the kinds of {@link Operation}
 * @param location what it was done to, as text; empty for nothing, or if it is not known
 * @param use in which way
 */
record Access(int thread, int kind, String location, Use use) {
    enum Use {
        /** Of a field or an element of an array. */
        MEMORY,
        /** Of a lock, a thread, or an object as a whole: what comes after it happens after what others did there before. */
        SYNCHRONIZES,
        /** The same, and no other access conflicts with it: it gives up a lock, say. */
        RELEASES,
        /** None: it goes on after it waited, begins, or lets others go first. */
        NONE
    }

    boolean writes() {
        return kind != Operation.READ;
    }

    /** Whether it is done to something that others may do the like to. */
    boolean conflicts() {
        return !location.isEmpty() && (use == Use.MEMORY || use == Use.SYNCHRONIZES);
    }

    boolean isOfSame(Access other) {
        return conflicts() && other.conflicts() && location.equals(other.location);
    }

    boolean conflictsWith(Access other) {
        return thread != other.thread && isOfSame(other) && (writes() || other.writes());
    }
}
