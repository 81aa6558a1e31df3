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
 */
public record PlannedCell(Cell cell, Claim claim, Duration duration) {
    /** The same cell for so long. */
    public PlannedCell lasting(Duration other) {
        return new PlannedCell(cell, claim, other);
    }

    /** The same cell for so many times as long. */
    public PlannedCell longer(int times) {
        return new PlannedCell(cell, claim, duration.multipliedBy(times));
    }
}
