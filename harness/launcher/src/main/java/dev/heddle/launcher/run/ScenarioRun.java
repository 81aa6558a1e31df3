package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.ReportFolder;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.JarContents;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.launcher.plan.Planner;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.reports.words.Amount;
import dev.heddle.results.Cell;
import dev.heddle.results.Event;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.Results;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage.Described;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs scenarios. */
public final class ScenarioRun {
    private final WorkerProgram program;
    private final Reporting reporting;
    private final Terminal terminal;

    ScenarioRun(WorkerProgram program, Reporting reporting, Terminal terminal) {
        this.program = program;
        this.reporting = reporting;
        this.terminal = terminal;
    }

    /**
     * Runs them and reports.
     *
     * @param found what is in the jars
     * @return the exit code
     */
    int perform(Command.Run command, JarContents found) throws UsageError, IOException, InterruptedException {
        Command.How how = command.how();
        ReportFolder folder = ReportFolder.at(how.report());
        ChosenJvms jvms = ChosenJvms.of(how.jvms());
        var planner = new Planner(command.selection(), command.sizing(), jvms.byMode());
        JarProblems.tell(found, command.jars(), terminal);
        List<PlannedCell> cells = planner.plan(found.scenarios());
        long seed = how.seed().orElseGet(() -> new SecureRandom().nextLong() >>> 1);
        head(cells, jvms, seed, how.display().detail());

        var first = new ArrayList<Event>();
        first.add(new Event.RunStarted(
                Results.SCHEMA_VERSION, Machine.run(program.version(), how.commandLine(), seed, jvms.all())));
        for (Described plugin : found.plugins()) {
            first.add(new Event.PluginFound(plugin.plugin(), plugin.scenarios()));
        }
        first.add(new Event.CellsPlanned(cells.stream().map(PlannedCell::cell).toList()));
        var terms = new CellLoop.Terms(
                seed,
                how.timeout(),
                how.jvms().arguments(),
                how.failFast(),
                command.sizing().isByDefault(),
                command.sizing().jcstressBudget().isPresent(),
                orders(command, found, seed, folder));
        return reporting.run(folder, first, cells, terms, command.jars().lenient(), how.display());
    }

    private void head(List<PlannedCell> cells, ChosenJvms jvms, long seed, Detail detail) {
        if (detail == Detail.QUIET) {
            return;
        }
        terminal.line("Heddle %s: %s of %s, seed %d"
                .formatted(
                        program.version(),
                        Amount.of(cells.size(), "cell"),
                        Amount.of(
                                cells.stream()
                                        .map(cell -> cell.cell().scenario())
                                        .distinct()
                                        .count(),
                                "scenario"),
                        seed));
        if (cells.stream().anyMatch(cell -> cell.cell().mode() == Mode.EXPLORE)) {
            terminal.line(jvms.exploreWords());
        }
    }

    private static Function<PlannedCell, Order> orders(
            Command.Run command, JarContents found, long seed, ReportFolder folder) {
        Map<String, ScenarioInfo> byName =
                found.scenarios().stream().collect(Collectors.toMap(ScenarioInfo::name, scenario -> scenario));
        return planned -> {
            Cell cell = planned.cell();
            ScenarioInfo scenario = Objects.requireNonNull(byName.get(cell.scenario()));
            Path jar = Objects.requireNonNull(found.jars().get(cell.scenario()));
            return new Order.Run(
                    cell,
                    jar.toString(),
                    scenario.className(),
                    SettingsOf.command(command.how(), command.sizing(), planned, seed, folder.failures()));
        };
    }
}
