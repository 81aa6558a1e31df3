package dev.heddle.engine.explore.kernel;

/** Why a wait is over. */
public enum WaitEnd {
    /** What was waited for has come, or there was no wait. */
    PROMPTED,
    /** The thread was interrupted. */
    INTERRUPTED,
    /** The time limit is up. */
    TIMED_OUT,
    /** For no reason. */
    SPURIOUS;

    static WaitEnd of(ControlledThread thread, boolean prompted) {
        boolean came = switch (thread.wait) {
            case NONE, MONITOR, ACTORS, ENDED -> true;
            case SIGNAL -> ThreadTable.signalled(thread);
            case PERMIT -> thread.permit;
            case END -> thread.other != null && thread.other.ended();
            case TIME -> prompted && !thread.interrupted;
        };
        if (came) {
            return PROMPTED;
        }
        if (thread.interrupted) {
            return INTERRUPTED;
        }
        return thread.timedOut ? TIMED_OUT : SPURIOUS;
    }
}
