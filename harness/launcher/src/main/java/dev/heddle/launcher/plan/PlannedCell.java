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
 * @param patience so many times as long may it go on, where the machine is too busy with other things for it to fail as it should; at least 1
 */
public record PlannedCell(Cell cell, Claim claim, Duration duration, int patience) {
    /** One that lasts as long as it should on any machine. */
    public PlannedCell(Cell cell, Claim claim, Duration duration) {
        this(cell, claim, duration, 1);
    }

    /** How long to go on at most. */
    public Duration longest() {
        return duration.multipliedBy(patience);
    }

    /** The same cell for so long. */
    public PlannedCell lasting(Duration other) {
        return new PlannedCell(cell, claim, other, patience);
    }
}
