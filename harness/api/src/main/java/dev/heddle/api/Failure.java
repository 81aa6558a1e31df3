package dev.heddle.api;

/** The ways in which a scenario can break. */
public enum Failure {
    /** An outcome that is graded {@link Grade#FORBIDDEN} was observed. */
    OUTCOME,
    /** An invariant of the plan did not hold after the actors had finished. */
    INVARIANT,
    /** A throwable left an actor, a thread that the scenario started, or one of the plan's functions. */
    EXCEPTION,
    /** Threads wait for each other, so that they never go on, whatever others do; or none can go on, as they wait for what nobody is left to give. */
    DEADLOCK,
    /** No progress for longer than the time-out, with no deadlock that could be proven. */
    HANG,
    /** Threads run but make no progress; told apart from a hang in {@link Mode#EXPLORE} only. */
    LIVELOCK,
    /** A thread that the iteration started was still alive after it. */
    THREAD_LEFT,
    /** The scenario ended its JVM, by {@code System.exit} or {@code Runtime.halt}. */
    EXIT,
    /** The heap, the stack of the JVM's own threads, or the number of threads was exhausted. */
    OUT_OF_MEMORY,
    /** The JVM died of an error of its own or of a signal. */
    CRASH
}
