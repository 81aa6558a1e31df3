package dev.heddle.engine.explore;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.explore.proof.Proof;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Measures;
import dev.heddle.results.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The search of one cell from beginning to end. When it hangs, what was found before is not lost. */
final class Exploration implements SearchThread.Work, Search.Pace {
    private static final long MEASURES_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How much longer a search goes on after it has found what the claim says, or that the claim is wrong: a share of its time, and a bound. */
    private static final double SHARE_AFTER_FAILURE = 0.2;

    private static final long MOST_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(500);

    /** How much of its time a search takes at most to find out what threads share. */
    private static final double SHARE_OF_WARM_UP = 0.25;

    /** How many schedules are run again, one of each failure, that may not fail in the same way then. */
    private static final int MOST_TRIES = 2;

    /** Of how many ways to fail an interleaving is shown. */
    private static final int MOST_EXPLAINED = 5;

    private final Workbench workbench;
    private final Search search;
    private final Findings findings;
    private final Order.Settings settings;
    private final Set<FailureKind> claimed;
    private final CellReporter reporter;
    private final long start = System.nanoTime();
    private final long budget;
    private volatile long schedules;
    /** What has failed is looked at, some of it without running anything. */
    private volatile boolean explaining;

    private volatile Measures last = Measures.NONE;
    private long end;
    private int explained;
    private long nextMeasures;

    Exploration(Workbench workbench, Order.Settings settings, Set<FailureKind> claimed, CellReporter reporter) {
        this.workbench = workbench;
        this.search = workbench.search();
        this.findings = workbench.findings();
        this.settings = settings;
        this.claimed = claimed;
        this.reporter = reporter;
        this.budget = TimeUnit.MILLISECONDS.toNanos(settings.durationMillis());
        this.end = start + budget;
    }

    /**
     * Searches.
     *
     * @throws CellBroken if the engine, not the program, failed
     */
    void explore() throws CellBroken {
        reporter.phase("exploring");
        new SearchThread(this, workbench).run(settings.timeoutMillis()).ifPresent(this::hangs);
    }

    @Override
    public void run() throws CellBroken {
        try {
            Proof.demand(workbench.kernel());
            search.run(Strategies.named("random", settings.seed()).orElseThrow(), this, this::failed);
            report();
        } finally {
            workbench.output().open();
        }
    }

    /** Called on the search's thread. */
    @Override
    public boolean hasTimeToWarmUp() {
        return System.nanoTime() - start - search.openingNanos() < SHARE_OF_WARM_UP * budget;
    }

    /** The same. */
    @Override
    public boolean hasTime() {
        long now = System.nanoTime();
        schedules = search.schedules();
        workbench.output().shut();
        if (workbench.instrumenter().failure() != null) {
            throw new IllegalStateException(workbench.instrumenter().failure());
        }
        if (now - nextMeasures > 0) {
            report();
            nextMeasures = System.nanoTime() + MEASURES_NANOS;
        }
        return now - end < search.openingNanos()
                && !(settings.failFast() && findings.failed() > 0)
                && !(settings.iterations() > 0 && schedules >= settings.iterations())
                && !reporter.stopRequested();
    }

    /** Something broke, and has not been explained. */
    private void failed(Finding finding, FailingSchedule schedule) {
        finding.explained = true;
        report();
        if (explained < MOST_EXPLAINED) {
            long before = System.nanoTime();
            reporter.phase("minimising");
            explaining = true;
            try {
                workbench.explainer().explain(finding, schedule);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                explaining = false;
            }
            reporter.phase("exploring");
            end += System.nanoTime() - before;
            report();
            if (!finding.unexplained.isEmpty() && ++finding.tries < MOST_TRIES) {
                finding.explained = false; // the next schedule that fails so may do
                return;
            }
            explained++;
        }
        if (claimed.isEmpty() || claimed.contains(finding.kind)) {
            long more = Math.min(MOST_AFTER_FAILURE, (long) (SHARE_AFTER_FAILURE * budget));
            end = Math.min(end, System.nanoTime() - search.openingNanos() + more);
        }
    }

    private void report() {
        ExploreMeasures measures = search.measures(System.nanoTime() - start, workbench.threadKind());
        List<FailureReport> failures = findings.all().stream()
                .sorted(Comparator.comparing(
                        (Finding finding) -> finding.interleaving == null)) // what can be shown first
                .map(Finding::report)
                .toList();
        last = new Measures(null, measures, null, workbench.program().outcomes(), failures);
        reporter.measured(last);
    }

    @Override
    public long steps() {
        return workbench.steps() + schedules;
    }

    @Override
    public long schedules() {
        return schedules;
    }

    @Override
    public boolean isBusy() {
        return explaining || search.opening();
    }

    @Override
    public void goesOn() {
        reporter.progress(schedules, Math.min(1, (double) (System.nanoTime() - start) / Math.max(1, budget)));
    }

    private void hangs(FailureReport hang) {
        List<FailureReport> failures = new ArrayList<>(last.failures());
        failures.add(hang);
        ExploreMeasures explore = last.explore();
        reporter.measured(new Measures(
                null,
                explore == null ? Hang.nothingMeasured(workbench.threadKind()) : Hang.incomplete(explore),
                null,
                last.outcomes(),
                failures));
    }
}
