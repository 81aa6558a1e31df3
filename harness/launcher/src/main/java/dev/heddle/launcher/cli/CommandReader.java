package dev.heddle.launcher.cli;

import dev.heddle.launcher.cli.Command.Detail;
import dev.heddle.launcher.cli.Command.Display;
import dev.heddle.launcher.cli.Command.How;
import dev.heddle.launcher.cli.Command.Jars;
import dev.heddle.launcher.cli.Command.Jvms;
import dev.heddle.launcher.plan.Glob;
import dev.heddle.launcher.plan.Jit;
import dev.heddle.launcher.plan.Selection;
import dev.heddle.launcher.plan.Sizing;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Mode;
import dev.heddle.results.WakeUps;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a command of arguments. */
public final class CommandReader {
    private static final List<String> STRATEGIES = List.of(
            "auto", "random", "pct", "pct:DEPTH", "pos", "surw", "sites", "locks", "exhaustive", "preemptions", "dfs");
    private static final Pattern PCT_WITH_DEPTH = Pattern.compile("pct:[1-9][0-9]?");
    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    private final List<Path> defaultFolders;

    /**
     * A reader.
     *
     * @param defaultFolders folders with jars where no other is given; those that do not exist are left out
     */
    public CommandReader(List<Path> defaultFolders) {
        this.defaultFolders = List.copyOf(defaultFolders);
    }

    /**
     * Reads the arguments.
     *
     * @return empty if they ask for nothing
     * @throws UsageError if something in them is wrong
     */
    public Optional<Command> read(List<String> arguments) throws UsageError {
        Given given = Given.parse(arguments);
        Optional<Action> action = Action.askedFor(given);
        if (action.isEmpty()) {
            if (!given.flags().isEmpty()) {
                throw new UsageError("%s alone says nothing to run: add --all, or --scenario GLOB"
                        .formatted(given.flags().iterator().next().typed()));
            }
            return Optional.empty();
        }
        action.get().check(given);
        return Optional.of(
                switch (action.get()) {
                    case HELP -> new Command.Help();
                    case VERSION -> new Command.Version();
                    case RENDER -> new Command.Render(file(given, Flag.RENDER), report(given), display(given));
                    case REPLAY -> replay(given);
                    case MAIN -> program(given, arguments);
                    case LIST -> new Command.ListScenarios(jars(given), selection(given), jvms(given), display(given));
                    case RUN -> new Command.Run(jars(given), selection(given), sizing(given), how(given, arguments));
                });
    }

    private Command replay(Given given) throws UsageError {
        Optional<String> port = given.one(Flag.DEBUG_PORT);
        return new Command.Replay(
                file(given, Flag.REPLAY),
                iterations(given).orElse(1),
                port.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) Values.number(Flag.DEBUG_PORT, port.get(), 0, 65_535)),
                jars(given),
                jvms(given),
                timeout(given),
                display(given));
    }

    private Command program(Given given, List<String> arguments) throws UsageError {
        String mainClass = given.one(Flag.MAIN).orElseThrow();
        if (!CLASS_NAME.matcher(mainClass).matches()) {
            throw Values.wrong(Flag.MAIN, mainClass, "is no class name", "write it as in com.example.Program");
        }
        var classPath = new ArrayList<Path>();
        for (String part : given.one(Flag.CLASS_PATH).orElseThrow().split(Pattern.quote(File.pathSeparator))) {
            if (!part.isBlank()) {
                classPath.add(existing(Flag.CLASS_PATH, part));
            }
        }
        return new Command.RunProgram(
                mainClass, List.copyOf(classPath), given.programArguments(), sizing(given), how(given, arguments));
    }

    private static Selection selection(Given given) throws UsageError {
        List<Mode> modes = Values.words(Flag.MODE, given.all(Flag.MODE), Mode.class, Mode::word);
        return new Selection(
                given.all(Flag.SCENARIO).stream().map(Glob::new).toList(),
                given.all(Flag.TAG).stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .toList(),
                modes.isEmpty() ? Set.of() : EnumSet.copyOf(modes));
    }

    private static OptionalLong iterations(Given given) throws UsageError {
        Optional<String> iterations = given.one(Flag.ITERATIONS);
        return iterations.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Values.number(Flag.ITERATIONS, iterations.get(), 1, Long.MAX_VALUE));
    }

    private static Sizing sizing(Given given) throws UsageError {
        Optional<String> threads = given.one(Flag.THREADS);
        Optional<String> duration = given.one(Flag.DURATION);
        Optional<String> budget = given.one(Flag.JCSTRESS_BUDGET);
        List<Jit> jits = Values.words(Flag.JIT, given.all(Flag.JIT), Jit.class, Jit::word);
        return new Sizing(
                threads.isEmpty() ? List.of() : Values.threadCounts(threads.get()),
                duration.isEmpty() ? Optional.empty() : Optional.of(Values.time(Flag.DURATION, duration.get())),
                iterations(given).orElse(0),
                budget.isEmpty() ? Optional.empty() : Optional.of(Values.time(Flag.JCSTRESS_BUDGET, budget.get())),
                jits.isEmpty() ? List.of(Jit.DEFAULT) : jits);
    }

    private static How how(Given given, List<String> arguments) throws UsageError {
        Optional<String> seed = given.one(Flag.SEED);
        String strategy = given.one(Flag.STRATEGY).orElse("auto").toLowerCase(Locale.ROOT);
        if (!STRATEGIES.contains(strategy) && !PCT_WITH_DEPTH.matcher(strategy).matches()) {
            throw Values.unknown(Flag.STRATEGY, strategy, STRATEGIES);
        }
        return new How(
                jvms(given),
                seed.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Values.number(Flag.SEED, seed.get(), Long.MIN_VALUE, Long.MAX_VALUE)),
                timeout(given),
                strategy,
                given.all(Flag.INSTRUMENT),
                new WakeUps(given.has(Flag.SPURIOUS_WAKEUPS), given.has(Flag.EARLY_TIMEOUTS)),
                given.has(Flag.FAIL_FAST),
                report(given),
                display(given),
                List.copyOf(arguments));
    }

    private static Duration timeout(Given given) throws UsageError {
        Optional<String> timeout = given.one(Flag.TIMEOUT);
        return timeout.isEmpty() ? Duration.ofSeconds(5) : Values.time(Flag.TIMEOUT, timeout.get());
    }

    private static Jvms jvms(Given given) throws UsageError {
        var homes = new ArrayList<Path>();
        for (String home : given.all(Flag.JVM)) {
            homes.add(existing(Flag.JVM, home));
        }
        var arguments = new ArrayList<String>();
        for (String text : given.all(Flag.JVM_ARGS)) {
            arguments.addAll(Values.arguments(Flag.JVM_ARGS, text));
        }
        return new Jvms(List.copyOf(homes), List.copyOf(arguments));
    }

    private Jars jars(Given given) throws UsageError {
        if (!given.has(Flag.PLUGINS)) {
            return new Jars(defaultFolders.stream().filter(Files::isDirectory).toList(), given.has(Flag.LENIENT));
        }
        var folders = new ArrayList<Path>();
        for (String folder : given.all(Flag.PLUGINS)) {
            Path path = existing(Flag.PLUGINS, folder);
            if (!Files.isDirectory(path)) {
                throw Values.wrong(Flag.PLUGINS, folder, "is a file", "name the folder that holds the jars");
            }
            folders.add(path);
        }
        return new Jars(folders.stream().distinct().toList(), given.has(Flag.LENIENT));
    }

    private static Display display(Given given) {
        Detail detail = given.has(Flag.QUIET) ? Detail.QUIET : given.has(Flag.VERBOSE) ? Detail.VERBOSE : Detail.NORMAL;
        String noColor = System.getenv("NO_COLOR");
        boolean never = given.has(Flag.NO_COLOR) || (noColor != null && !noColor.isEmpty());
        return new Display(detail, never ? Optional.of(false) : Optional.empty());
    }

    private static Path report(Given given) throws UsageError {
        return path(Flag.REPORT, given.one(Flag.REPORT).orElse("out"));
    }

    private static Path file(Given given, Flag flag) throws UsageError {
        String text = given.one(flag).orElseThrow();
        Path file = existing(flag, text);
        if (!Files.isRegularFile(file)) {
            throw Values.wrong(flag, text, "is no file", "name the file itself");
        }
        return file;
    }

    private static Path existing(Flag flag, String text) throws UsageError {
        Path path = path(flag, text);
        if (!Files.exists(path)) {
            throw Values.wrong(flag, text, "is not there", "looked for " + path);
        }
        return path;
    }

    private static Path path(Flag flag, String text) throws UsageError {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Values.wrong(flag, text, "is no path", e.getReason());
        }
    }
}
