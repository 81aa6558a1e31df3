package dev.heddle.engine.catalog;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.cell.Place;
import dev.heddle.results.Cell;
import java.nio.file.Path;

/**
 * A scenario in its class loader.
 *
 * @param scenario made for the cell
 * @param loader of its classes
 * @param jar from which they come
 */
public record LoadedScenario(Scenario scenario, ClassLoader loader, Path jar) {
    /**
     * Makes the plan of a cell.
     *
     * @throws CellBroken if the scenario makes none, or one that is not well-formed; the message names the scenario and its jar
     */
    public Plan<?> plan(Cell cell) throws CellBroken {
        Plan<?> plan;
        try {
            plan = scenario.plan(
                    new Load(cell.threads(), Mode.valueOf(cell.mode().name())));
        } catch (Throwable t) {
            throw new CellBroken(
                    "%s: plan(%d threads) threw %s%s"
                            .formatted(where(cell), cell.threads(), Excerpt.of(t), Place.of(t)),
                    t);
        }
        if (plan == null) {
            throw new CellBroken("%s: plan(%d threads) returned null".formatted(where(cell), cell.threads()));
        }
        if (!plan.problems().isEmpty()) {
            throw new CellBroken("%s: %s".formatted(where(cell), Excerpt.oneLine(String.join("; ", plan.problems()))));
        }
        return plan;
    }

    /** The scenario and its jar, as messages name them. */
    public String where(Cell cell) {
        return "%s (%s in %s)".formatted(cell.scenario(), scenario.getClass().getName(), jar.getFileName());
    }
}
