package dev.heddle.engine.stress;

import dev.heddle.api.Plan;
import dev.heddle.engine.catalog.Catalog;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.cell.CellRunner;
import dev.heddle.results.Order;

/** Runs stress cells. */
public final class StressRunner implements CellRunner {
    @Override
    public void run(Order.Run order, CellReporter reporter) throws CellBroken {
        Plan<?> plan = Catalog.load(order.jar(), order.className()).plan(order.cell());
        throw new CellBroken("stress is being built: " + plan.threads());
    }
}
