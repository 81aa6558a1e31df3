package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.ReportFolder;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.WorkerProgram;
import dev.heddle.launcher.plan.Jit;
import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.launcher.plan.Sizing;
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
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Explores a program that has no scenario: it claims to hold, and is reported as a scenario with the name of its main class. */
final class ProgramRun {
    private static final Duration BY_DEFAULT = Duration.ofSeconds(10);
    /** Iterations without a duration get as long as they need, within reason. */
    private static final Duration FOR_ITERATIONS = Duration.ofMinutes(30);

    private static final Claim HOLDS = new Claim(Set.of());

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
        List<PlannedCell> cells = cells(command, jvms.explore());
        ScenarioInfo scenario = scenario(command);
        List<Event> first = List.of(
                new Event.RunStarted(
                        Results.SCHEMA_VERSION, Machine.run(program.version(), how.commandLine(), seed, jvms.all())),
                new Event.PluginFound(
                        new PluginInfo(scenario.plugin(), "", List.of(scenario.name()), List.of()), List.of(scenario)),
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

    /** One for each JVM. */
    private static List<PlannedCell> cells(Command.RunProgram command, List<Jvm> jvms) {
        Sizing sizing = command.sizing();
        Duration duration = sizing.duration().orElse(sizing.iterations() > 0 ? FOR_ITERATIONS : BY_DEFAULT);
        return jvms.stream()
                .map(jvm -> new Cell(command.mainClass(), Mode.EXPLORE, 0, Jit.DEFAULT.word(), jvm))
                .map(cell -> new PlannedCell(cell, HOLDS, duration))
                .toList();
    }

    private static ScenarioInfo scenario(Command.RunProgram command) {
        String classPath =
                command.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ScenarioInfo(
                command.mainClass(),
                "A program, explored as it is.",
                "It fails by an uncaught exception, a failed assertion, a deadlock, a livelock, or an exit code other than 0.",
                List.of(),
                Map.of(Mode.EXPLORE, HOLDS),
                1,
                1,
                1,
                classPath,
                command.mainClass());
    }
}
