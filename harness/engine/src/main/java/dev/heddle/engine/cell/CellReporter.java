package dev.heddle.engine.cell;

import dev.heddle.results.Measures;

/** Where a runner reports to. Thread-safe; no method blocks for long, and none throws. */
public interface CellReporter {
    /** What the cell is at now: {@code warm-up}, {@code measuring}, {@code exploring}, {@code minimising} and so on. */
    void phase(String phase);

    /**
     * How far it is; cheap, kept until the next heartbeat. Also the sign of life by which a hang is told: call it only when there is progress.
     *
     * @param iterations iterations or schedules so far
     * @param share how much of the cell is done, from 0 to 1
     */
    void progress(long iterations, double share);

    /** All that has been measured so far; sent at once. Call it at each new kind of failure, about every second, and at the end. */
    void measured(Measures measures);

    /** Whether the cell should come to its end before its time. */
    boolean stopRequested();
}
