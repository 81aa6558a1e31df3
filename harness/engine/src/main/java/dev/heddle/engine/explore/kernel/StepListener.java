package dev.heddle.engine.explore.kernel;

import org.jspecify.annotations.Nullable;

/** Hears of each step of a schedule as it is taken. */
public interface StepListener {
    /**
     * A thread takes a step.
     *
     * @param thread its number
     * @param kind one of the kinds of {@link dev.heddle.engine.explore.schedule.Operation}
     * @param site place in the code; 0 if unknown
     * @param target what the operation is done to: the owner of a field (null for a static one), an array, a monitor, a thread; null if there is none
     * @param index of the array element; -1 for everything else
     */
    void step(int thread, int kind, int site, @Nullable Object target, int index);

    /** The step that was just told of ends a wait other than by what was waited for. */
    void waitEnds(int thread, WaitEnd how);

    /** The names by which it calls objects; null if it has none. */
    default @Nullable ObjectNames names() {
        return null;
    }

    /** The value that the last access of the thread read or wrote, or what its last call returned, boxed. */
    void value(int thread, @Nullable Object value);
}
