package dev.heddle.engine.explore.schedule;

/**
 * A program that stands still between two steps. Each of its threads that has not ended has announced its next visible operation, and stops before it; the
 * one that is chosen carries out that operation and goes on to its next. Threads are numbered in the order of their creation, from 0.
 */
public interface SchedulingPoint {
    /** How many threads the program has had so far, ended ones included. */
    int threads();

    /** The thread that took the last step; -1 before the first. */
    int current();

    /** How many threads could take the next step; at least 1 when a strategy is asked. */
    int enabledCount();

    /** The {@code index}-th of them, in ascending order of their numbers. */
    int enabled(int index);

    /** Whether a thread could take the next step. */
    boolean isEnabled(int thread);

    /** What the thread would do next; one of the kinds of {@link Operation}. */
    int kind(int thread);

    /**
     * What it would do it to: a number for an object and field, array element, monitor or thread, the same for the same location throughout this schedule
     * (not across schedules); {@link Operation#NOWHERE} for none, {@link Operation#EVERYWHERE} if unknown.
     */
    long location(int thread);

    /**
     * Whether the thread seems to spin: it yielded, or came by the same place with nothing changed by others since. A strategy should let others go first.
     */
    boolean spins(int thread);
}
