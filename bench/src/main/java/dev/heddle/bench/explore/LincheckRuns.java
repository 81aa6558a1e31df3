package dev.heddle.bench.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lincheck in processes of its own, as some programs keep it busy without end. */
final class LincheckRuns {
    /** How long one run may take. */
    static final int MOST_SECONDS = 60;

    private static final Pattern LINE = Pattern.compile("lincheck (\\d+) (\\d+) (true|false)");
    private static final Pattern FAILED = Pattern.compile("lincheck failed: .*");

    private final Path folder;
    private final List<String> failures = new ArrayList<>();

    /**
     * Runs in a folder.
     *
     * @param folder for files that are not kept
     */
    LincheckRuns(Path folder) {
        this.folder = folder;
    }

    /** Schedules per second of a program, without the start-up; nothing if it was not at its end in time, or failed itself. */
    Optional<Double> rate(String scenario) throws IOException, InterruptedException {
        return run(scenario, "rate")
                .flatMap(ran -> line(scenario, ran))
                .map(line -> Double.parseDouble(line.group(1)) * 1e9 / Double.parseDouble(line.group(2)));
    }

    /**
     * Seconds from the start of the command until it reports a failure; nothing if it reports none in time, says that there is none, or fails itself.
     */
    Optional<Double> toFailure(String scenario) throws IOException, InterruptedException {
        Optional<Command.Ran> ran = run(scenario, "first");
        return ran.flatMap(each -> line(scenario, each))
                .filter(line -> line.group(3).equals("true"))
                .flatMap(line -> ran.map(Command.Ran::seconds));
    }

    /** What Lincheck itself failed with so far, run by run. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private Optional<Command.Ran> run(String scenario, String what) throws IOException, InterruptedException {
        String classPath =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
        return Command.run(
                List.of(Command.java(), "-cp", classPath, LincheckOnce.class.getName(), scenario, what),
                folder,
                MOST_SECONDS);
    }

    private Optional<MatchResult> line(String scenario, Command.Ran ran) {
        Matcher line = LINE.matcher(ran.output());
        if (line.find()) {
            return Optional.of(line);
        }
        Matcher failed = FAILED.matcher(ran.output());
        if (!failed.find()) {
            throw new IllegalStateException("no result in what Lincheck printed:\n" + ran.output());
        }
        failures.add(scenario + ": " + failed.group());
        return Optional.empty();
    }
}
