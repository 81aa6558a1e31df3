package dev.heddle.engine.explore.schedule;

/**
 * Chooses the thread that goes on. A search calls {@link #begin()}, then {@link #choose} at every scheduling point of that schedule, then {@link #end()}, and
 * so on until {@code begin} says that there is nothing left. One thread calls it, at hundreds of thousands of schedules per second: allocate nothing in
 * {@code choose}.
 */
public interface Strategy {
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

    /** The schedule has ended: the program ended, failed, deadlocked, or was abandoned. */
    void end();

    /** Answer of {@link #choose}: what follows has been explored already; drop this schedule, and do not count it. */
    int ABANDON = -1;
}
