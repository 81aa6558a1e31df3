package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.thread.Strand;
import org.jspecify.annotations.Nullable;

/** Hears of the turning points of a thread's life, on the thread. Throws nothing. */
interface ThreadLife {
    void begun(ControlledThread thread);

    void died(ControlledThread thread, Throwable exception);

    /** Answers the strand that goes on; null if the schedule has ended. */
    @Nullable
    Strand ended(ControlledThread thread);

    /** All threads that keep the program alive have ended: whether others were started for that. */
    boolean shutDown();
}
