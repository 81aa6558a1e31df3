package dev.heddle.bench.explore;

import dev.heddle.results.ExploreMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    private static final int ROUNDS = 3;
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Seconds from the start of the command until the failure is told; {@link #NONE} if none is. */
    private record FirstFailures(double heddle, double lincheck) {}

    private final Heddle heddle;
    private final LincheckRuns lincheck;
    private double lowestRatio = Double.POSITIVE_INFINITY;
    private int laterThanLincheck;

    private ExploreBesideLincheck(Heddle heddle) {
        this.heddle = heddle;
        this.lincheck = new LincheckRuns(heddle.folder());
    }

    /**
     * Runs the comparison.
     *
     * @param args the folder with {@code harness.jar}, the current one if it is left out
     */
    public static void main(String[] args) throws Exception {
        try (var heddle = new Heddle(Path.of(args.length == 0 ? "" : args[0]))) {
            new ExploreBesideLincheck(heddle).compare();
        }
    }

    private void compare() throws IOException, InterruptedException {
        System.out.printf("%-22s %38s   %38s%n", "", "schedules/s", "seconds to the first failure");
        System.out.printf(
                "%-22s %12s %16s %8s   %12s %16s %8s%n",
                "program", "heddle", "lincheck", "ratio", "heddle", "lincheck", "ratio");
        for (String program : PROGRAMS) {
            compare(program);
        }
        System.out.printf("none: nothing came of it within %d s%n", LincheckRuns.MOST_SECONDS);
        lincheck.failures().forEach(failure -> System.out.println("an error of its own ended " + failure));
        if (Double.isInfinite(lowestRatio)) {
            System.out.println("Lincheck came to its end with no program");
        } else {
            System.out.printf("lowest ratio of schedules per second: %,.0fx%n", lowestRatio);
        }
        System.out.println(
                laterThanLincheck == 0
                        ? "Heddle was never later to the first failure"
                        : "Heddle was later to the first failure with %d of %d programs"
                                .formatted(laterThanLincheck, PROGRAMS.size()));
    }

    private void compare(String program) throws IOException, InterruptedException {
        String correct = "known." + program + ".correct";
        double heddleRate = measures(heddle.walk(correct)).perSecond();
        Optional<Double> lincheckRate = lincheck.rate(correct);
        FirstFailures first = firstFailures("known." + program + ".broken");
        if (lincheckRate.isPresent()) {
            lowestRatio = Math.min(lowestRatio, heddleRate / lincheckRate.get());
        }
        if (first.lincheck() < NONE && first.heddle() > first.lincheck()) {
            laterThanLincheck++;
        }
        System.out.printf(
                "%-22s %,12.0f %16s %8s   %12s %16s %8s%n",
                program,
                heddleRate,
                lincheckRate.map("%,.0f"::formatted).orElse("none"),
                lincheckRate.map(rate -> "%,.0fx".formatted(heddleRate / rate)).orElse("-"),
                inSeconds(first.heddle()),
                inSeconds(first.lincheck()),
                first.heddle() < NONE && first.lincheck() < NONE
                        ? "%.2fx".formatted(first.lincheck() / first.heddle())
                        : "-");
    }

    /** Medians of some runs of each, in turns, as a second's start of a program differs by a tenth from one time to the next. */
    private FirstFailures firstFailures(String broken) throws IOException, InterruptedException {
        var ours = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Heddle.Explored explored = heddle.explore(broken, "--fail-fast", "--duration", "60s");
            ours[i] = measures(explored).failed() > 0 ? explored.seconds() : NONE;
            theirs[i] = lincheck.toFailure(broken).orElse(NONE);
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        return new FirstFailures(ours[ROUNDS / 2], theirs[ROUNDS / 2]);
    }

    private static String inSeconds(double seconds) {
        return seconds < NONE ? "%.2f".formatted(seconds) : "none";
    }

    private static ExploreMeasures measures(Heddle.Explored explored) {
        return Objects.requireNonNull(explored.cell().explore());
    }
}
