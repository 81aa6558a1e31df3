package dev.heddle.bench.explore;

import dev.heddle.results.CellResult;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Explores programs with a known bug under Heddle and under Lincheck, in processes of their own: how long from the start of the command until the bug is found,
 * and how many schedules per second run on the corrected program.
 */
public final class ExploreBesideLincheck {
    private static final List<String> PROGRAMS = List.of(
            "lost-update",
            "double-booking",
            "two-calls",
            "get-and-set",
            "flag-before-data",
            "lock-order",
            "lost-notify",
            "work-stealing",
            "3-preemptions-deep",
            "5-preemptions-deep");
    private static final int LINCHECK_SCHEDULES = 300;
    private static final int LINCHECK_MOST_TO_FAILURE = 100_000;
    private static final String HEDDLE_RATE_TIME = "5s";
    private static final Pattern LINCHECK_LINE = Pattern.compile("lincheck (\\d+) (\\d+) (true|false)");

    /** What a command came to. */
    private record Ran(double seconds, String output) {}

    private final Path harness;
    private final Path programs;
    private final Path folder;

    private ExploreBesideLincheck(Path harness, Path programs, Path folder) {
        this.harness = harness;
        this.programs = programs;
        this.folder = folder;
    }

    /**
     * Runs the comparison.
     *
     * @param args the folder with {@code harness.jar}, the current one if it is left out
     */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
        Path here = Objects.requireNonNull(Path.of(ExploreBesideLincheck.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent());
        Path folder = Files.createTempDirectory("heddle-bench");
        try {
            Path plugins = Files.createDirectory(folder.resolve("plugins"));
            Files.copy(here.resolve("lib/heddle-known-bugs.jar"), plugins.resolve("known-bugs.jar"));
            new ExploreBesideLincheck(root.resolve("harness.jar"), plugins, folder).compare();
        } finally {
            delete(folder);
        }
    }

    private void compare() throws IOException, InterruptedException {
        System.out.printf(
                "%-22s %14s %14s %8s   %14s %14s %8s%n", "", "heddle", "lincheck", "", "heddle", "lincheck", "");
        System.out.printf(
                "%-22s %14s %14s %8s   %14s %14s %8s%n",
                "program", "schedules/s", "schedules/s", "ratio", "s to failure", "s to failure", "ratio");
        for (String program : PROGRAMS) {
            double heddleRate = heddleRate(program);
            double lincheckRate = lincheckRate(program);
            double heddleFirst = heddleToFailure(program);
            double lincheckFirst = lincheckToFailure(program);
            System.out.printf(
                    "%-22s %,14.0f %,14.0f %7.0fx   %14.2f %14.2f %7.2fx%n",
                    program,
                    heddleRate,
                    lincheckRate,
                    heddleRate / lincheckRate,
                    heddleFirst,
                    lincheckFirst,
                    lincheckFirst / heddleFirst);
        }
    }

    /** A random walk, as an exhaustive search of the corrected program is over before there is anything to measure. */
    private double heddleRate(String program) throws IOException, InterruptedException {
        Path report = folder.resolve("rate-" + program);
        heddle(report, "known." + program + ".correct", "--strategy", "random", "--duration", HEDDLE_RATE_TIME);
        return measures(report).perSecond();
    }

    private double heddleToFailure(String program) throws IOException, InterruptedException {
        Path report = folder.resolve("first-" + program);
        Ran ran = heddle(report, "known." + program + ".broken", "--fail-fast", "--duration", "60s");
        if (measures(report).failed() == 0) {
            throw new IOException("Heddle found nothing in " + program + ":\n" + ran.output());
        }
        return ran.seconds();
    }

    private Ran heddle(Path report, String scenario, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                java(),
                "-jar",
                harness.toString(),
                "--plugins",
                programs.toString(),
                "--mode",
                "explore",
                "--scenario",
                scenario,
                "--report",
                report.toString()));
        command.addAll(List.of(more));
        return run(command);
    }

    private static ExploreMeasures measures(Path report) throws IOException {
        Results results = Json.read(Files.readString(report.resolve("results.json")), Results.class);
        CellResult cell = results.cells().get(0);
        return Objects.requireNonNull(cell.explore(), () -> "not explored: " + cell.reason());
    }

    private double lincheckRate(String program) throws IOException, InterruptedException {
        Matcher line = lincheck("known." + program + ".correct", LINCHECK_SCHEDULES, "warm");
        return Double.parseDouble(line.group(1)) * 1e9 / Double.parseDouble(line.group(2));
    }

    private double lincheckToFailure(String program) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Matcher line = lincheck("known." + program + ".broken", LINCHECK_MOST_TO_FAILURE);
        double seconds = (System.nanoTime() - start) / 1e9;
        return line.group(3).equals("true") ? seconds : Double.POSITIVE_INFINITY;
    }

    private Matcher lincheck(String scenario, int schedules, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                java(),
                "-cp",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                LincheckOnce.class.getName(),
                scenario,
                String.valueOf(schedules)));
        command.addAll(List.of(more));
        Ran ran = run(command);
        Matcher line = LINCHECK_LINE.matcher(ran.output());
        if (!line.find()) {
            throw new IOException("no result in what Lincheck printed:\n" + ran.output());
        }
        return line;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Ran run(List<String> command) throws IOException, InterruptedException {
        Path console = Files.createTempFile(folder, "console", ".txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IOException("not at its end after 5 minutes: " + String.join(" ", command));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Ran(seconds, Files.readString(console, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
