package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.ReportFolder;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.plan.Jit;
import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Cell;
import dev.heddle.results.Claim;
import dev.heddle.results.Event;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import dev.heddle.results.ScenarioInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explores a program that has no scenario: it claims to hold, and is reported as a scenario with the name of its main class. */
final class ProgramRun {
    private static final Duration BY_DEFAULT = Duration.ofSeconds(10);
    /** Iterations without a duration get as long as they need, within reason. */
    private static final Duration FOR_ITERATIONS = Duration.ofMinutes(30);

    private final WorkerProgram program;
    private final Reporting reporting;
    private final Terminal terminal;

    ProgramRun(WorkerProgram program, Reporting reporting, Terminal terminal) {
        this.program = program;
        this.reporting = reporting;
        this.terminal = terminal;
    }

    int perform(Command.RunProgram command) throws UsageError, IOException, InterruptedException {
        Command.How how = command.how();
        ReportFolder folder = ReportFolder.at(how.report());
        ChosenJvms jvms = ChosenJvms.of(how.jvms());
        long seed = how.seed().orElseGet(() -> new SecureRandom().nextLong() >>> 1);
        if (how.display().detail() != Detail.QUIET) {
            terminal.line("Heddle %s: exploring %s, seed %d".formatted(program.version(), command.mainClass(), seed));
            terminal.line(jvms.exploreWords());
        }
        var holds = new Claim(Set.of());
        Duration duration =
                command.sizing().duration().orElse(command.sizing().iterations() > 0 ? FOR_ITERATIONS : BY_DEFAULT);
        var cells = new ArrayList<PlannedCell>();
        for (Jvm jvm : jvms.explore()) {
            cells.add(new PlannedCell(
                    new Cell(command.mainClass(), Mode.EXPLORE, 1, Jit.DEFAULT.word(), jvm), holds, duration));
        }
        String classPath = String.join(
                java.io.File.pathSeparator,
                command.classPath().stream().map(Path::toString).toList());
        var scenario = new ScenarioInfo(
                command.mainClass(),
                "A program, explored as it is.",
                "It fails by an uncaught exception, a failed assertion, a deadlock, a livelock, or an exit code other than 0.",
                List.of(),
                Map.of(Mode.EXPLORE, holds),
                1,
                1,
                1,
                classPath,
                command.mainClass());
        List<Event> first = List.of(
                new Event.RunStarted(
                        Results.SCHEMA_VERSION, Machine.run(program.version(), how.commandLine(), seed, jvms.all())),
                new Event.PluginFound(
                        new PluginInfo(classPath, "", List.of(scenario.name()), List.of()), List.of(scenario)),
                new Event.CellsPlanned(cells.stream().map(PlannedCell::cell).toList()));
        var terms = new CellLoop.Terms(
                seed,
                how.timeout(),
                how.jvms().arguments(),
                how.failFast(),
                false,
                true,
                planned -> new Order.RunProgram(
                        planned.cell(),
                        command.classPath().stream().map(Path::toString).toList(),
                        command.mainClass(),
                        command.arguments(),
                        SettingsOf.command(how, command.sizing(), planned, seed, folder.failures())));
        return reporting.run(folder, first, cells, terms, true, how.display());
    }
}
