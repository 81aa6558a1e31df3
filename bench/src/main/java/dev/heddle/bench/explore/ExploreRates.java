package dev.heddle.bench.explore;

import dev.heddle.results.ExploreMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How many schedules per second explore runs, beside how many it must on two cores: a counter of two threads, and a program with a pool, futures and a queue,
 * on fibers if a JDK 24 or newer is installed; and the counter on the JVM of this process, whose threads are platform threads if it is older.
 */
public final class ExploreRates {
    private static final String COUNTER = "bench.counter.unlocked";
    private static final String POOL = "known.pooled-tasks.correct";

    private ExploreRates() {}

    /**
     * Measures.
     *
     * @param args the folder with {@code harness.jar}, the current one if it is left out
     */
    public static void main(String[] args) throws Exception {
        try (var heddle = new Heddle(Path.of(args.length == 0 ? "" : args[0]))) {
            System.out.printf("%-28s %4s  %-16s %12s %12s%n", "program", "JDK", "threads", "schedules/s", "at least");
            line(heddle, COUNTER, 300_000);
            line(heddle, POOL, 30_000);
            line(heddle, COUNTER, 5_000, "--jvm", System.getProperty("java.home"));
            line(heddle, POOL, 0, "--jvm", System.getProperty("java.home"));
        }
    }

    private static void line(Heddle heddle, String scenario, int required, String... more)
            throws IOException, InterruptedException {
        Heddle.Explored explored = heddle.walk(scenario, more);
        ExploreMeasures measures = Objects.requireNonNull(explored.cell().explore());
        System.out.printf(
                "%-28s %4d  %-16s %,12.0f %12s%n",
                scenario,
                explored.cell().cell().jvm().feature(),
                measures.threadKind(),
                measures.perSecond(),
                required == 0 ? "" : "%,d".formatted(required));
    }
}
