package dev.heddle.launcher.cli;

import dev.heddle.launcher.plan.Selection;
import dev.heddle.launcher.plan.Sizing;
import dev.heddle.results.WakeUps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the user wants done. Every value that can be checked without looking at a jar has been. */
public sealed interface Command {
    /** Print the options. */
    record Help() implements Command {}

    /** Print the version. */
    record Version() implements Command {}

    /**
     * Print the scenarios.
     *
     * @param jars where to look
     * @param selection which
     * @param jvms the first one describes the jars
     * @param display how to print
     */
    record ListScenarios(Jars jars, Selection selection, Jvms jvms, Display display) implements Command {}

    /**
     * Run scenarios and report.
     *
     * @param jars where to look
     * @param selection which
     * @param sizing how much
     * @param how everything else about a run
     */
    record Run(Jars jars, Selection selection, Sizing sizing, How how) implements Command {}

    /**
     * Explore a program that has no scenario, and report.
     *
     * @param mainClass binary name of the class with {@code main}
     * @param classPath jars and folders, absolute
     * @param arguments of the program
     * @param sizing how much
     * @param how everything else about a run
     */
    record RunProgram(String mainClass, List<Path> classPath, List<String> arguments, Sizing sizing, How how)
            implements Command {}

    /**
     * Run one schedule again.
     *
     * @param schedule the schedule file
     * @param times how often, each time in a JVM of its own; from 1
     * @param debugPort wait there, on loopback, for a debugger; empty to run at once
     * @param jars where to look for the scenario's jar if it is no longer where the file says
     * @param jvms where to run
     * @param timeout without progress for so long, it hangs
     * @param display how to print
     */
    record Replay(
            Path schedule, long times, OptionalInt debugPort, Jars jars, Jvms jvms, Duration timeout, Display display)
            implements Command {}

    /**
     * Make the report again.
     *
     * @param from a {@code results.json} or {@code results.jsonl}
     * @param report folder to write to
     * @param display how to print
     */
    record Render(Path from, Path report, Display display) implements Command {}

    /**
     * Where scenarios are looked for.
     *
     * @param folders existing folders with jars, absolute
     * @param lenient whether a run with a jar that has problems can still end with exit code 0
     */
    record Jars(List<Path> folders, boolean lenient) {}

    /**
     * JVMs for workers.
     *
     * @param homes as given; empty to choose: the launcher's own, and for explore the newest that is installed
     * @param arguments further arguments for each of them
     */
    record Jvms(List<Path> homes, List<String> arguments) {}

    /**
     * What a run has beside scenarios and sizes.
     *
     * @param jvms where cells run
     * @param seed of every random choice; empty to draw one
     * @param timeout without progress for so long, a cell hangs
     * @param strategy search strategy in explore
     * @param instrument globs of further classes to explore inside of
     * @param wakeUps what may end a wait in explore
     * @param failFast whether to stop with the first verdict that is not a pass
     * @param report folder to write to, absolute
     * @param display how to print
     * @param commandLine the arguments, as given
     */
    record How(
            Jvms jvms,
            OptionalLong seed,
            Duration timeout,
            String strategy,
            List<String> instrument,
            WakeUps wakeUps,
            boolean failFast,
            Path report,
            Display display,
            List<String> commandLine) {}

    /**
     * How to print.
     *
     * @param detail how much
     * @param color whether colours may be used; empty to use them on a terminal
     */
    record Display(Detail detail, Optional<Boolean> color) {}

    /** How much is printed. */
    enum Detail {
        /** Only what did not pass, and the end. */
        QUIET,
        /** A bar or a line per cell, and the end. */
        NORMAL,
        /** Beside that, what workers print and which JVMs they run on. */
        VERBOSE
    }
}
