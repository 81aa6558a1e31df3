package dev.heddle.engine.explore.kernel;

/** How a schedule ended. */
public enum Ending {
    /** Every thread ended, daemons aside. */
    FINISHED,
    /** The main thread ended; others are left, and wait for ever or go on without an end. */
    THREADS_LEFT,
    /** Threads are left, the main thread among them, and none can go on. */
    DEADLOCK,
    /** The bound on steps was reached with no sign of progress. */
    LIVELOCK,
    /** A thread that was alone went on and on without a step. */
    ENDLESS,
    /** The program ended the JVM. */
    EXIT,
    /** The strategy dropped it. */
    ABANDONED,
    /** A switch was called for where the JVM allows none, and the thread could not go on. */
    UNCONTROLLABLE;

    /** Whether no thread can take a step any more, as opposed to a schedule that was cut. */
    boolean isOfTheProgram() {
        return switch (this) {
            case FINISHED, THREADS_LEFT, DEADLOCK, EXIT -> true;
            case LIVELOCK, ENDLESS, ABANDONED, UNCONTROLLABLE -> false;
        };
    }
}
