package dev.heddle.engine.explore;

import dev.heddle.api.Failure;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.bridge.Hooks;
import dev.heddle.engine.catalog.Catalog;
import dev.heddle.engine.catalog.LoadedScenario;
import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.cell.CellRunner;
import dev.heddle.engine.explore.instrument.Agent;
import dev.heddle.engine.explore.instrument.Instrumenter;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Options;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.thread.Strands;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Order;
import java.util.HashSet;
import java.util.Set;

/** Explores a cell: a scenario's interleavings, or those of a program with a main method. */
public final class ExploreRunner implements CellRunner {
    @Override
    public void run(Order.Run order, CellReporter reporter) throws Exception {
        Instrumenter instrumenter = instrumenter(order.settings());
        LoadedScenario scenario = Catalog.load(order.jar(), order.className());
        Plan<?> plan = scenario.plan(order.cell());
        Set<FailureKind> claimed = new HashSet<>();
        for (Failure failure :
                scenario.scenario().expectation().in(Mode.EXPLORE).failures()) {
            claimed.add(FailureKind.valueOf(failure.name()));
        }
        Program program =
                new ScenarioProgram<>(plan, order.cell(), order.settings().seed());
        explore(program, instrumenter, Origin.of(order), order.settings(), claimed, scenario.loader(), reporter);
    }

    /**
     * Explores a program that has no scenario.
     *
     * @throws CellBroken if it cannot be run
     */
    public void run(Order.RunProgram order, CellReporter reporter) throws Exception {
        Instrumenter instrumenter = instrumenter(order.settings());
        MainProgram program = new MainProgram(order.classPath(), order.mainClass(), order.arguments());
        explore(program, instrumenter, Origin.of(order), order.settings(), Set.of(), program.loader(), reporter);
    }

    private static Instrumenter instrumenter(Order.Settings settings) throws Exception {
        Instrumenter instrumenter;
        try {
            instrumenter = Agent.instrumenter();
        } catch (IllegalStateException e) {
            throw new CellBroken(String.valueOf(e.getMessage()), e);
        }
        instrumenter.open(settings.instrument());
        return instrumenter;
    }

    private static void explore(
            Program program,
            Instrumenter instrumenter,
            Origin origin,
            Order.Settings settings,
            Set<FailureKind> claimed,
            ClassLoader loader,
            CellReporter reporter)
            throws CellBroken {
        if (Strategies.named(settings.strategy(), 0).isEmpty()) {
            throw new CellBroken("there is no strategy \"%s\": choose one of %s"
                    .formatted(settings.strategy(), String.join(", ", Strategies.names())));
        }
        Strands strands = Strands.fastest();
        Findings findings = new Findings(program.mayExit());
        ControlKernel kernel = new ControlKernel(
                strands, new SitePlaces(instrumenter.sites()), Options.usual(settings.seed()), findings);
        Hooks.kernel = kernel;
        Search search = new Search(
                kernel, program, findings, generation -> strategy(settings.strategy(), settings.seed() + generation));
        Explainer explainer = new Explainer(search, kernel, findings, instrumenter.sites(), origin, settings);
        var exploration = new Exploration(
                search, kernel, program, findings, instrumenter, settings, claimed, explainer, reporter);
        exploration.run(strands.kind(), loader);
    }

    private static Strategy strategy(String name, long seed) {
        return Strategies.named(name, seed).orElseThrow();
    }
}
