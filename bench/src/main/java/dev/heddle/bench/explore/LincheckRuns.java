package dev.heddle.bench.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lincheck in processes of its own, as some programs keep it busy without end. */
final class LincheckRuns {
    /** How long one run may take. */
    static final int MOST_SECONDS = 60;

    private static final Pattern LINE = Pattern.compile("lincheck (\\d+) (\\d+) (true|false)");

    private final Path folder;

    /**
     * Runs in a folder.
     *
     * @param folder for files that are not kept
     */
    LincheckRuns(Path folder) {
        this.folder = folder;
    }

    /** Schedules per second of a program, without the start-up; nothing if it was not at its end in time. */
    Optional<Double> rate(String scenario) throws IOException, InterruptedException {
        Optional<Command.Ran> ran = run(scenario, "rate");
        if (ran.isEmpty()) {
            return Optional.empty();
        }
        Matcher line = line(ran.get());
        return Optional.of(Double.parseDouble(line.group(1)) * 1e9 / Double.parseDouble(line.group(2)));
    }

    /** Seconds from the start of the command until it reports a failure; nothing if it reports none in time, or says that there is none. */
    Optional<Double> toFailure(String scenario) throws IOException, InterruptedException {
        Optional<Command.Ran> ran = run(scenario, "first");
        return ran.filter(each -> line(each).group(3).equals("true")).map(Command.Ran::seconds);
    }

    private Optional<Command.Ran> run(String scenario, String what) throws IOException, InterruptedException {
        String classPath =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
        return Command.run(
                List.of(Command.java(), "-cp", classPath, LincheckOnce.class.getName(), scenario, what),
                folder,
                MOST_SECONDS);
    }

    private static Matcher line(Command.Ran ran) {
        Matcher line = LINE.matcher(ran.output());
        if (!line.find()) {
            throw new IllegalStateException("no result in what Lincheck printed:\n" + ran.output());
        }
        return line;
    }
}
