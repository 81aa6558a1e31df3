package dev.heddle.engine.explore;

import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.results.OutcomeCount;
import java.util.List;

/** What is explored: a scenario at one thread count, or a program with a main method. */
interface Program {
    /** The loader of its classes. */
    ClassLoader loader();

    /** The name of thread 0. */
    String mainThread();

    /**
     * What thread 0 does; called once in each schedule, under control. What breaks goes to {@code findings}.
     *
     * @param kernel that runs it
     * @param findings of the cell
     */
    void run(ControlKernel kernel, Findings findings);

    /** Whether threads that are left when thread 0 has ended break the program, also if they only wait for work. */
    boolean idleWorkersFail();

    /** Whether it may end the JVM with exit code 0. */
    boolean mayExit();

    /** Outcomes so far, the most frequent first. */
    List<OutcomeCount> outcomes();
}
