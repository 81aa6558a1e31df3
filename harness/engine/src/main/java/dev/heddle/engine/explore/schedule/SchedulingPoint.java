package dev.heddle.engine.explore.schedule;

/**
 * A program that stands still between two steps. Each of its threads that has not ended has announced its next visible operation, and stops before it; the
 * one that is chosen carries out that operation and goes on to its next. Threads are numbered in the order of their creation, from 0; those that are there
 * before the first step are the program's first.
 *
 * <p>An exhaustive search can only be as sound as what it is told: all that a step does to what threads share must be covered by the operation that was
 * announced for it, or by its {@linkplain #effects() effects}. And after the same choices everything here is the same again, the numbers of locations
 * included.
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

    /** What the thread would do next, or waits to do; one of the kinds of {@link Operation}, {@link Operation#NONE} if it has ended. */
    int kind(int thread);

    /**
     * What it would do it to: a number for an object and field, array element, monitor or thread, the same for the same location throughout this schedule
     * (not across schedules); {@link Operation#NOWHERE} for none, {@link Operation#EVERYWHERE} if unknown.
     */
    long location(int thread);

    /**
     * Where in the code it stands: the same number for the same place in every schedule of this worker; 0 if that is not known.
     */
    int site(int thread);

    /**
     * Whether the thread seems to spin: its last step was a yield, or it came by the same place again and nothing at all was written in between, neither by
     * others nor by itself. A strategy should let others go first.
     */
    boolean spins(int thread);

    /**
     * How many things the last step did beside the operation that was announced for it: permits given, threads ended or interrupted, and the like. Threads
     * that it created need not be among them.
     */
    int effects();

    /** What the {@code index}-th of them did; one of the kinds of {@link Operation}. */
    int effectKind(int index);

    /**
     * What it was done to; a number as of {@link #location}. Of a location that comes up as an effect before any thread announces it, the number must not
     * depend on what else came up before: what is known of an effect is used in schedules in which it comes at another time. (Permits and ends of threads
     * are best numbered by thread.)
     */
    long effectLocation(int index);
}
