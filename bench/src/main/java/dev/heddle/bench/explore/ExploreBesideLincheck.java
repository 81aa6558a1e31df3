package dev.heddle.bench.explore;

import dev.heddle.results.ExploreMeasures;
import java.io.IOException;
import java.nio.file.Path;
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
        String broken = "known." + program + ".broken";
        Heddle.Explored first = heddle.explore(broken, "--fail-fast", "--duration", "60s");
        boolean found = measures(first).failed() > 0;
        Optional<Double> lincheckFirst = lincheck.toFailure(broken);
        if (lincheckRate.isPresent()) {
            lowestRatio = Math.min(lowestRatio, heddleRate / lincheckRate.get());
        }
        if (lincheckFirst.isPresent() && (!found || first.seconds() > lincheckFirst.get())) {
            laterThanLincheck++;
        }
        System.out.printf(
                "%-22s %,12.0f %16s %8s   %12s %16s %8s%n",
                program,
                heddleRate,
                lincheckRate.map("%,.0f"::formatted).orElse("no end in %d s".formatted(LincheckRuns.MOST_SECONDS)),
                lincheckRate.map(rate -> "%,.0fx".formatted(heddleRate / rate)).orElse("-"),
                found ? "%.2f".formatted(first.seconds()) : "none in 60 s",
                lincheckFirst.map("%.2f"::formatted).orElse("none in %d s".formatted(LincheckRuns.MOST_SECONDS)),
                lincheckFirst
                        .filter(seconds -> found)
                        .map(seconds -> "%.1fx".formatted(seconds / first.seconds()))
                        .orElse("-"));
    }

    private static ExploreMeasures measures(Heddle.Explored explored) {
        return Objects.requireNonNull(explored.cell().explore());
    }
}
