package dev.heddle.launcher.run;

import dev.heddle.launcher.cli.Command;
import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.collect.Judge;
import dev.heddle.launcher.collect.Terminal;
import dev.heddle.launcher.fork.Ending;
import dev.heddle.launcher.fork.ExploreSetup;
import dev.heddle.launcher.fork.InstalledJvms;
import dev.heddle.launcher.fork.Launch;
import dev.heddle.launcher.fork.Observation;
import dev.heddle.launcher.fork.PrivateFolder;
import dev.heddle.launcher.fork.Workers;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.reports.InterleavingTable;
import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.reports.words.Reason;
import dev.heddle.results.ExitCode;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Json;
import dev.heddle.results.Jvm;
import dev.heddle.results.Order;
import dev.heddle.results.ScheduleFile;
import dev.heddle.results.WakeUps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a schedule again, and tells whether it led to the same failure by the same steps. */
final class ScheduleReplay {
    private static final int MOST_STEPS = 10_000;
    private static final Duration WITH_A_DEBUGGER = Duration.ofHours(24);

    private final Workers workers;
    private final ExploreSetup explore;
    private final PrivateFolder temporary;
    private final Terminal terminal;

    ScheduleReplay(Workers workers, ExploreSetup explore, PrivateFolder temporary, Terminal terminal) {
        this.workers = workers;
        this.explore = explore;
        this.temporary = temporary;
        this.terminal = terminal;
    }

    int perform(Command.Replay command) throws UsageError, IOException, InterruptedException {
        ScheduleFile schedule = read(command.schedule());
        Jvm jvm = jvm(command, schedule);
        String jar = jar(command, schedule);
        if (command.display().detail() != Detail.QUIET) {
            terminal.line(Printable.line("replaying %s in %s on JDK %d (%s): %s"
                    .formatted(
                            schedule.cell().scenario(),
                            Amount.of(schedule.interleaving().threads().size(), "thread"),
                            jvm.feature(),
                            jvm.home(),
                            Judge.words(schedule.kind(), schedule.message()))));
        }
        Launch launch;
        try {
            launch = launch(command, schedule, jvm);
        } catch (IOException e) {
            terminal.warn(String.valueOf(e.getMessage()));
            return ExitCode.NOT_RUNNABLE;
        }
        for (long i = 1; i <= command.times(); i++) {
            var again = Replayed.of(schedule, run(command, schedule, launch, jar));
            int code = i == 1 || !again.isSame() ? tell(again) : ExitCode.CLAIMS_STAND;
            if (code != ExitCode.CLAIMS_STAND) {
                if (i > 1) {
                    terminal.warn("this was replay %d of %d; those before it took every recorded step"
                            .formatted(i, command.times()));
                }
                return code;
            }
        }
        terminal.line(
                command.times() == 1
                        ? "every step was the one recorded"
                        : "every step of %,d replays, each in a JVM of its own, was the one recorded"
                                .formatted(command.times()));
        return ExitCode.CLAIMS_STAND;
    }

    private Observation run(Command.Replay command, ScheduleFile schedule, Launch launch, @Nullable String jar)
            throws InterruptedException {
        boolean debugging = command.debugPort().isPresent();
        Duration timeout = debugging ? WITH_A_DEBUGGER : command.timeout();
        var settings = new Order.Settings(
                timeout.toMillis(),
                0,
                1,
                timeout.toMillis(),
                schedule.seed(),
                "auto",
                schedule.instrument(),
                Objects.requireNonNullElse(schedule.wakeUps(), WakeUps.USUAL),
                true,
                temporary.path().toString(),
                jvmArguments(command, schedule));
        var order = new Order.Replay(command.schedule().toString(), jar, settings);
        Duration start = timeout.plusSeconds(10);
        Duration silence = timeout.plusSeconds(5);
        Duration whole = timeout.multipliedBy(2).plusSeconds(30);
        return debugging
                ? workers.run(
                        launch,
                        order,
                        new Workers.Patience(WITH_A_DEBUGGER, start, silence, whole),
                        new DebuggerCall(terminal))
                : workers.run(launch, order, new Workers.Patience(start, silence, whole), heartbeat -> {});
    }

    /** A schedule that was run again; it has come to the recorded failure, or not. */
    private record Replayed(ScheduleFile schedule, Observation seen, List<FailureReport> failures, boolean isSame) {
        static Replayed of(ScheduleFile schedule, Observation seen) {
            List<FailureReport> failures = Judge.failures(seen);
            // A step that was not the recorded one would have broken it off.
            boolean isSame = !(seen.ending() instanceof Ending.Broken)
                    && !(seen.ending() instanceof Ending.Stopped)
                    && failures.stream().anyMatch(failure -> failure.kind() == schedule.kind());
            return new Replayed(schedule, seen, failures, isSame);
        }
    }

    private int tell(Replayed again) {
        Observation seen = again.seen();
        if (seen.output().bytes() > 0) {
            Printable.text(seen.output().text()).lines().forEach(line -> terminal.line("    | " + line));
        }
        for (FailureReport failure : again.failures()) {
            if (failure.interleaving() != null) {
                terminal.line(new InterleavingTable(terminal.width(), MOST_STEPS).render(failure.interleaving()));
            }
            terminal.line(Printable.line(Judge.words(failure)));
        }
        if (again.isSame()) {
            return ExitCode.CLAIMS_STAND;
        }
        if (seen.ending() instanceof Ending.Broken broken) {
            terminal.warn(broken.message());
            if (!broken.detail().isBlank()) {
                terminal.err().println(Printable.text(broken.detail()));
            }
            return ExitCode.NOT_RUNNABLE;
        }
        if (seen.ending() instanceof Ending.Stopped) {
            return ExitCode.INTERRUPTED;
        }
        if (seen.ending() instanceof Ending.Unusable unusable) {
            terminal.warn(unusable.message());
            return ExitCode.NOT_RUNNABLE;
        }
        String instead = again.failures().isEmpty()
                ? ""
                : ", but to another (%s)"
                        .formatted(again.failures().get(0).kind().words());
        terminal.warn(
                "the schedule did not lead to the recorded failure (%s)%s: the code, the JDK or the instrumentation is another"
                        .formatted(again.schedule().kind().words(), instead));
        return ExitCode.NOT_RUNNABLE;
    }

    private Launch launch(Command.Replay command, ScheduleFile schedule, Jvm jvm)
            throws IOException, InterruptedException {
        // Compiling thoroughly what runs once would take longer than running it.
        var arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        arguments.addAll(explore.on(jvm).jvmArguments());
        arguments.addAll(jvmArguments(command, schedule));
        if (command.debugPort().isPresent()) {
            arguments.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:"
                    + command.debugPort().getAsInt());
            // A debugger knows nothing of the threads that fibers stand for.
            arguments.add("-Dheddle.threads=platform");
        }
        return new Launch(jvm, arguments);
    }

    /** Those that are given now, or those with which it was found. */
    private static List<String> jvmArguments(Command.Replay command, ScheduleFile schedule) {
        return command.jvms().arguments().isEmpty()
                ? Objects.requireNonNullElse(schedule.jvmArguments(), List.of())
                : command.jvms().arguments();
    }

    private static ScheduleFile read(Path file) throws UsageError {
        try {
            ScheduleFile schedule = Json.read(Files.readString(file), ScheduleFile.class);
            Json.requireFormat(schedule.schemaVersion(), ScheduleFile.SCHEMA_VERSION);
            return schedule;
        } catch (IOException e) {
            throw new UsageError(
                    "--replay: %s holds no schedule: %s; name a file of a report's failures folder, as in out/failures/NAME.schedule.json"
                            .formatted(file, Reason.of(e)));
        }
    }

    /** The JVM that the user names, that of the recording, or the newest. */
    private static Jvm jvm(Command.Replay command, ScheduleFile schedule) throws UsageError {
        if (!command.jvms().homes().isEmpty()) {
            return InstalledJvms.at(command.jvms().homes().get(0));
        }
        Optional<Jvm> recorded =
                InstalledJvms.find(Path.of(schedule.cell().jvm().home()));
        return recorded.orElseGet(InstalledJvms::newest);
    }

    private static @Nullable String jar(Command.Replay command, ScheduleFile schedule) throws UsageError {
        String jar = schedule.jar();
        if (jar == null || Files.isRegularFile(Path.of(jar))) {
            return jar;
        }
        Path name = Path.of(jar).getFileName();
        for (Path folder : command.jars().folders()) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name).toString();
            }
        }
        throw new UsageError(
                "--replay: %s, which holds the scenario, is gone: name the folder it is in with --plugins DIR"
                        .formatted(jar));
    }
}
