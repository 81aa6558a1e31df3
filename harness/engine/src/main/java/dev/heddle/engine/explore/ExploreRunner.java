package dev.heddle.engine.explore;

import dev.heddle.api.Failure;
import dev.heddle.api.Mode;
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
import dev.heddle.engine.explore.thread.Strands;
import dev.heddle.engine.explore.trace.ScheduleFiles;
import dev.heddle.results.Cell;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Order;
import dev.heddle.results.ScheduleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Explores a cell: a scenario's interleavings, or those of a program with a main method; and replays a schedule. */
public final class ExploreRunner implements CellRunner {
    @Override
    public void run(Order.Run order, CellReporter reporter) throws Exception {
        Instrumenter instrumenter = instrumenter(order.settings());
        LoadedScenario scenario = Catalog.load(order.jar(), order.className());
        Set<FailureKind> claimed = new HashSet<>();
        for (Failure failure :
                scenario.scenario().expectation().in(Mode.EXPLORE).failures()) {
            claimed.add(FailureKind.valueOf(failure.name()));
        }
        Program program = program(scenario, order.cell(), order.settings().seed());
        explore(program, instrumenter, Origin.of(order), order.settings(), claimed, reporter);
    }

    /**
     * Explores a program that has no scenario.
     *
     * @throws CellBroken if it cannot be run
     */
    public void run(Order.RunProgram order, CellReporter reporter) throws Exception {
        Instrumenter instrumenter = instrumenter(order.settings());
        MainProgram program = new MainProgram(order.classPath(), order.mainClass(), order.arguments());
        explore(program, instrumenter, Origin.of(order), order.settings(), Set.of(), reporter);
    }

    /**
     * Runs a schedule again.
     *
     * @throws CellBroken if it cannot be run, or takes other steps than those recorded; the message says which
     */
    public void run(Order.Replay order, CellReporter reporter) throws Exception {
        Instrumenter instrumenter = instrumenter(order.settings());
        ScheduleFile schedule;
        try {
            schedule = ScheduleFiles.read(Path.of(order.schedule()));
        } catch (IOException e) {
            throw new CellBroken(String.valueOf(e.getMessage()), e);
        }
        Origin origin = Origin.of(schedule, order.jar());
        Program program = origin.jar() == null
                ? new MainProgram(origin.classPath(), origin.className(), origin.arguments())
                : program(Catalog.load(origin.jar(), origin.className()), origin.cell(), schedule.seed());
        Workbench workbench = workbench(program, instrumenter, origin, order.settings());
        instrumenter.openInside(schedule.opened());
        workbench.kernel().opened(schedule.opened());
        new Rerun(workbench, schedule, reporter).replay(order.settings().timeoutMillis());
    }

    private static Program program(LoadedScenario scenario, Cell cell, long seed) throws CellBroken {
        return new ScenarioProgram<>(scenario.plan(cell), scenario.loader(), cell, seed);
    }

    private static void explore(
            Program program,
            Instrumenter instrumenter,
            Origin origin,
            Order.Settings settings,
            Set<FailureKind> claimed,
            CellReporter reporter)
            throws CellBroken {
        if (Strategies.named(settings.strategy(), 0).isEmpty()) {
            throw new CellBroken("there is no strategy \"%s\": choose one of %s"
                    .formatted(settings.strategy(), String.join(", ", Strategies.names())));
        }
        new Exploration(workbench(program, instrumenter, origin, settings), settings, claimed, reporter).explore();
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

    private static Workbench workbench(
            Program program, Instrumenter instrumenter, Origin origin, Order.Settings settings) {
        Strands strands = Strands.fastest();
        Findings findings = new Findings(program.mayExit());
        ControlKernel kernel =
                new ControlKernel(strands, new SitePlaces(instrumenter.sites()), Options.of(settings), findings);
        Hooks.kernel = kernel;
        OutputGate output = new OutputGate();
        output.install();
        Search search = new Search(
                kernel,
                program,
                findings,
                past -> Strategies.named(settings.strategy(), settings.seed(), past)
                        .orElseThrow(),
                instrumenter::openInside,
                new Surroundings(instrumenter, program.loader())::restore);
        Explainer explainer = new Explainer(search, kernel, findings, instrumenter.sites(), origin, settings, output);
        return new Workbench(program, kernel, findings, search, explainer, output, instrumenter, strands.kind());
    }
}
