package dev.heddle.engine.explore.schedule;

/**
 * Chooses the thread that goes on. A search calls {@link #begin()}, then {@link #choose} at every scheduling point of that schedule, also where only one
 * thread is enabled, then {@link #end}, and so on until {@code begin} says that there is nothing left. One thread calls it, at hundreds of thousands of
 * schedules per second: allocate nothing in {@code choose}.
 */
public interface Strategy {
    /** Answer of {@link #choose}: what follows has been explored already; drop this schedule, and do not count it. */
    int ABANDON = -1;

    /** Name of the algorithm, as in options and reports. */
    String name();

    /** Begins the next schedule. Answers false if every schedule that this strategy would run has been run. */
    boolean begin();

    /**
     * Chooses.
     *
     * @param point the state of the program; a view that is valid during this call only
     * @return the number of an enabled thread, or {@link #ABANDON}
     */
    int choose(SchedulingPoint point);

    /**
     * The schedule has ended.
     *
     * @param point the state in which it ended; a view that is valid during this call only
     * @param finished whether no thread can take a step any more: all have ended, the rest waits for ever, or one has ended the program. False if the schedule was cut: at a bound on its
     *     steps, because the time is over, or because it was {@linkplain #ABANDON abandoned}. An exception that ends one thread is no reason to cut a
     *     schedule: what the others would still have done is part of the search
     */
    void end(SchedulingPoint point, boolean finished);

    /**
     * The program is not the same to the search any more: from the next schedule on it has other scheduling points. Called between schedules. What was
     * planned from earlier ones is of no use; a search that claims to be complete begins again.
     */
    default void restart() {}

    /** The algorithm that ran the last schedule: the strategy's own name, unless it is made of others. */
    default String algorithm() {
        return name();
    }

    /** What can be claimed when the search ends now. */
    default Coverage coverage() {
        return Coverage.SAMPLED;
    }
}
