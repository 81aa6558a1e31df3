package dev.heddle.engine.explore;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.explore.proof.Proof;
import dev.heddle.engine.explore.schedule.Strategies;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Measures;
import dev.heddle.results.Order;
import dev.heddle.results.ThreadTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The search of one cell from beginning to end: on a thread of its own, watched from the calling one, so that a program that takes the processor and does not
 * give it back is found out, and what was found before is not lost.
 */
final class Exploration {
    private static final long WATCH_MILLIS = 20;
    private static final long MEASURES_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Of the search's thread, on which fibers run: as much as a main thread usually has. */
    static final long STACK_BYTES = 8L << 20;
    /** How much longer a search goes on after it has found what the claim says, or that the claim is wrong: a share of its time, and a bound. */
    private static final double SHARE_AFTER_FAILURE = 0.2;

    private static final long MOST_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(500);

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
    private volatile long failures;
    private volatile boolean searching;
    /** What has failed is looked at, some of it without running anything. */
    private volatile boolean explaining;

    private volatile Measures last = Measures.NONE;
    private volatile @Nullable Throwable broken;
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
     * Runs it.
     *
     * @throws CellBroken if the engine, not the program, failed
     */
    void run() throws CellBroken {
        reporter.phase("exploring");
        searching = true;
        Thread thread = new Thread(null, this::search, "heddle-search", STACK_BYTES, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(workbench.program().loader());
        thread.start();
        watch(thread);
        Throwable trouble = broken;
        if (trouble instanceof CellBroken cell) {
            throw cell;
        } else if (trouble != null) {
            throw new CellBroken("the search failed: " + Excerpt.of(trouble), trouble);
        }
    }

    private void search() {
        try {
            Proof.demand(workbench.kernel());
            search.run(Strategies.named("random", settings.seed()).orElseThrow(), this::goOn, this::failed);
            report();
        } catch (Throwable e) {
            broken = e;
        } finally {
            workbench.output().open();
            searching = false;
        }
    }

    /** Called after each schedule, on the search's thread. */
    private boolean goOn() {
        long now = System.nanoTime();
        schedules = search.schedules();
        failures = findings.failed();
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
            explained++;
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
        }
        if (claimed.isEmpty() || claimed.contains(finding.kind)) {
            long more = Math.min(MOST_AFTER_FAILURE, (long) (SHARE_AFTER_FAILURE * budget));
            end = Math.min(end, System.nanoTime() - search.openingNanos() + more);
        }
    }

    private void report() {
        ExploreMeasures measures = search.measures(System.nanoTime() - start, workbench.threadKind());
        List<FailureReport> failures =
                findings.all().stream().map(Finding::report).toList();
        last = new Measures(null, measures, null, workbench.program().outcomes(), failures);
        reporter.measured(last);
    }

    /** Waits for the end of the search; finds out when the program does not come back from a step. */
    private void watch(Thread thread) {
        long timeout = TimeUnit.MILLISECONDS.toNanos(settings.timeoutMillis());
        long lastSteps = -1;
        long since = System.nanoTime();
        while (searching) {
            try {
                thread.join(WATCH_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            long now = System.nanoTime();
            long steps = workbench.kernel().steps() + schedules;
            if (steps != lastSteps || explaining || search.opening()) {
                lastSteps = steps;
                since = now;
                double share = Math.min(1, (double) (now - start) / Math.max(1, budget));
                reporter.progress(schedules, failures, share);
            } else if (now - since > timeout && searching) {
                hangs(thread);
                return;
            }
        }
    }

    private void hangs(Thread thread) {
        List<ThreadTrace> threads = Hang.threads(thread);
        String place = Hang.place(threads);
        FailureReport hang = new FailureReport(
                FailureKind.HANG,
                "a step has not ended after %,d ms: it blocks in a way that cannot be controlled, or goes on for ever%s"
                        .formatted(settings.timeoutMillis(), place),
                "",
                1,
                schedules,
                threads,
                null);
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
