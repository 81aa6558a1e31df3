package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.kernel.ControlledThread.Wait;
import dev.heddle.results.WakeUps;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Ends of waits for which nothing has come: for no reason, or because time passes although threads could go on.
 *
 * <p>A loop around a wait would let a thread go on like that for ever, so it does so many times only. A spurious wake-up is possible, not due, so where nothing
 * but one is left the program is in a deadlock. That makes it depend on what everybody else does, as time does, which all see: such a step is ordered with all
 * others.
 */
final class UnpromptedWakeUps {
    private static final int MOST_OF_A_THREAD = 5;

    private final WakeUps allowed;

    UnpromptedWakeUps(WakeUps allowed) {
        this.allowed = allowed;
    }

    /** Whether there are any at all. */
    boolean any() {
        return allowed.spurious() || allowed.early();
    }

    /** Whether what a thread waits for may be of no account in the end. */
    boolean possible(ControlledThread thread) {
        return any() && thread.unprompted < MOST_OF_A_THREAD && (times(thread) || spurious(thread));
    }

    /**
     * Whether the wait of a thread that nothing has come for may be over.
     *
     * @param othersGoOn whether there is a thread that can go on otherwise
     */
    boolean possibleNow(ControlledThread thread, boolean othersGoOn) {
        return possible(thread)
                && (times(thread) || othersGoOn)
                && (thread.monitor == null || thread.monitor.owner == null);
    }

    /** The wait of a thread is over in this way. */
    void ends(ControlledThread thread, Clock clock) {
        thread.unprompted++;
        if (times(thread)) {
            clock.moveTo(thread.wakeAt);
            thread.timedOut = true;
        }
    }

    /** Whether the time that a thread waits for has not come, and is not let come early. An idle worker's time to live is of no account. */
    boolean isKept(ControlledThread thread) {
        return thread.wakeAt != Clock.NEVER
                && !allowed.early()
                && !(thread.wait == Wait.PERMIT && thread.thread() instanceof ForkJoinWorkerThread);
    }

    private boolean times(ControlledThread thread) {
        return allowed.early() && thread.wakeAt != Clock.NEVER;
    }

    private boolean spurious(ControlledThread thread) {
        return allowed.spurious()
                && (thread.wait == Wait.SIGNAL || thread.wait == Wait.PERMIT && !isOfJdk(thread.waitsFor));
    }

    /** The JDK itself parks in loops, with itself for the blocker. */
    private static boolean isOfJdk(@Nullable Object blocker) {
        return blocker != null && blocker.getClass().getClassLoader() == null;
    }
}
