package dev.heddle.engine.cell;

import dev.heddle.results.Order;

/** Runs cells of one mode. */
public interface CellRunner {
    /**
     * Runs one cell to its end: its duration is over, its iterations are done, it cannot go on, or {@link CellReporter#stopRequested()}. Called once per
     * worker JVM, on its main thread. What it found must have been handed to {@link CellReporter#measured} when it returns.
     *
     * @throws CellBroken if the order cannot be carried out
     * @throws CellSkipped if it cannot be on this machine, and nothing is wrong with it
     * @throws Exception likewise, for a reason that the runner did not foresee
     */
    void run(Order.Run order, CellReporter reporter) throws Exception;
}
