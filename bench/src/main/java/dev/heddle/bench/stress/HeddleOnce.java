package dev.heddle.bench.stress;

import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.stress.StressRunner;
import dev.heddle.results.Cell;
import dev.heddle.results.Jvm;
import dev.heddle.results.Measures;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.StressMeasures;
import dev.heddle.results.WakeUps;
import java.util.List;
import java.util.Objects;

/** Runs {@code counter.unlocked} in this JVM, and prints what came of it in one line: samples, lost updates, seconds. */
final class HeddleOnce {
    private HeddleOnce() {}

    public static void main(String[] args) throws Exception {
        var reporter = new Last();
        var cell = new Cell("counter.unlocked", Mode.STRESS, 2, "default", new Jvm("", "", "", 0));
        var settings = new Order.Settings(
                Long.parseLong(args[1]),
                0,
                0,
                60_000,
                System.nanoTime(),
                "auto",
                List.of(),
                WakeUps.USUAL,
                false,
                "",
                List.of());
        new StressRunner()
                .run(new Order.Run(cell, args[0], "dev.heddle.plugins.counters.UnlockedCounter", settings), reporter);
        StressMeasures stress = Objects.requireNonNull(reporter.measures.stress());
        // the share of lost updates is that of all samples, the rate that of the measured time
        double lost = (double) stress.failed() / stress.iterations() * stress.measured();
        System.out.println("samples %d %d %s".formatted(stress.measured(), Math.round(lost), stress.nanos() / 1e9));
        Runtime.getRuntime().halt(0);
    }

    private static final class Last implements CellReporter {
        private volatile Measures measures = Measures.NONE;

        @Override
        public void phase(String phase) {}

        @Override
        public void progress(long iterations, double share) {}

        @Override
        public void measured(Measures now) {
            measures = now;
        }

        @Override
        public boolean stopRequested() {
            return false;
        }
    }
}
