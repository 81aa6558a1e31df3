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
 * @param longest how long to go on at most, where the machine is too busy with other things for the cell to fail as it should
 */
public record PlannedCell(Cell cell, Claim claim, Duration duration, Duration longest) {
    /** One that lasts as long as it should on any machine. */
    public PlannedCell(Cell cell, Claim claim, Duration duration) {
        this(cell, claim, duration, duration);
    }

    /** The same cell for so long. */
    public PlannedCell lasting(Duration other) {
        return new PlannedCell(cell, claim, other);
    }

    /** The same cell for so many times as long. */
    public PlannedCell longer(int times) {
        return new PlannedCell(cell, claim, duration.multipliedBy(times), longest.multipliedBy(times));
    }

    /** The same cell for up to so many times as long, where it needs that. */
    public PlannedCell upTo(int times) {
        return new PlannedCell(cell, claim, duration, duration.multipliedBy(times));
    }
}
