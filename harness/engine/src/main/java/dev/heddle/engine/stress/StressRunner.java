package dev.heddle.engine.stress;

import dev.heddle.api.Plan;
import dev.heddle.engine.catalog.Catalog;
import dev.heddle.engine.catalog.LoadedScenario;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.cell.CellRunner;
import dev.heddle.results.Order;

/** Runs stress cells: real threads in parallel, as fast as they can. */
public final class StressRunner implements CellRunner {
    /** Made for one cell. */
    public StressRunner() {}

    @Override
    public void run(Order.Run order, CellReporter reporter) throws CellBroken {
        var threads = new ScenarioThreads();
        LoadedScenario loaded = Catalog.load(order.jar(), order.className());
        Thread.currentThread().setContextClassLoader(loaded.loader());
        @SuppressWarnings("unchecked") // its states only ever go to its own functions
        Plan<Object> plan = (Plan<Object>) loaded.plan(order.cell());
        String broken = new Performance(plan, order, reporter, loaded.loader(), threads).run();
        if (broken != null) {
            throw new CellBroken("%s: %s".formatted(loaded.where(order.cell()), broken));
        }
    }
}
