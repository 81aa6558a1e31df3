package dev.heddle.launcher.plan;

import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import java.time.Duration;

/**
 * A cell that is to be run.
 *
 * @param cell which
 * @param claim what the scenario claims in the cell's mode
 * @param duration how long to measure or search
 * @param longest how long it may go on at most, where it has not shown by then what it should: on a machine that is busy with other things; at least the duration
 */
public record PlannedCell(Cell cell, Claim claim, Duration duration, Duration longest) {
    /** One that lasts as long as it should on any machine. */
    public PlannedCell(Cell cell, Claim claim, Duration duration) {
        this(cell, claim, duration, duration);
    }

    /** The same cell for so long, and at most for so long. */
    public PlannedCell lasting(Duration other, Duration atMost) {
        return new PlannedCell(cell, claim, other, atMost);
    }

    /** The same cell for so many times as long. */
    public PlannedCell times(int factor) {
        return lasting(duration.multipliedBy(factor), longest.multipliedBy(factor));
    }
}
