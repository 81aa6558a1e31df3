package dev.heddle.engine.stress;

import dev.heddle.engine.cell.CellReporter;
import dev.heddle.results.Order;
import dev.heddle.results.StressMeasures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come: warm-up, then the measured time, then the end. Iterations are counted in lots, by whichever thread knows that the lot is complete;
 * the main thread reads.
 */
final class Course {
    private static final long MOST_WARM_UP = 500_000_000;
    private static final int WARM_UP_SHARE = 4;
    private static final int WARM_UP_ITERATIONS_SHARE = 10;
    private static final int SAMPLES = 60;
    private static final long LEAST_INTERVAL = 50_000_000;

    private final Order.Settings settings;
    private final CellReporter reporter;
    private final Failures failures;
    private final StopSign stop;
    private final Runnable measuringBegins;
    private final FairShare share;
    private final long start = System.nanoTime();
    private final long durationNanos;
    private final long longestNanos;
    private final long warmUpNanos;
    private final List<StressMeasures.Sample> throughput = new ArrayList<>();

    private long iterations;
    private long failed;
    private long actions;
    private boolean measuring;
    private long measureStart;
    private long measured;
    private long measuredNanos;
    private long sampledAt;
    private long sampledMeasured;
    private volatile @Nullable String broken;
    private volatile boolean aborted;

    /**
     * A run that begins now.
     *
     * @param share that the run should have before it ends, if it may take longer and nothing has failed
     * @param measuringBegins called once, when the warm-up is over, by the thread that counts
     */
    Course(
            Order.Settings settings,
            CellReporter reporter,
            Failures failures,
            StopSign stop,
            FairShare share,
            Runnable measuringBegins) {
        this.settings = settings;
        this.reporter = reporter;
        this.failures = failures;
        this.stop = stop;
        this.measuringBegins = measuringBegins;
        this.share = share;
        share.count(start);
        durationNanos = settings.durationMillis() * 1_000_000;
        longestNanos = settings.longestMillis() * 1_000_000;
        warmUpNanos = Math.min(durationNanos / WARM_UP_SHARE, MOST_WARM_UP);
    }

    /** Counts iterations that have ended, how many of them failed, and the actions they had. */
    synchronized void count(long more, long moreFailed, long moreActions) {
        iterations += more;
        failed += moreFailed;
        actions += moreActions;
        advance(more);
    }

    /** Counts actions of a soak. */
    synchronized void countSoaking(long moreActions) {
        actions += moreActions;
        advance(moreActions);
    }

    /** Counts the end of a soak. */
    synchronized void countSoaked(boolean fine) {
        iterations = 1;
        failed = fine ? 0 : 1;
    }

    private void advance(long more) {
        long now = System.nanoTime();
        if (measuring) {
            measured += more;
            measuredNanos = now - measureStart;
            sample(now);
        } else if (now - start >= warmUpNanos && isTooSlowToWarmUp()) {
            measuring = true;
            measureStart = start;
            sampledAt = start;
            measured = progress();
            measuredNanos = now - start;
            sample(now);
        } else if (now - start >= warmUpNanos || warmedUpByIterations()) {
            measuring = true;
            measureStart = now;
            sampledAt = now;
            measuringBegins.run();
        }
    }

    /** Whether there has been one long iteration, or hardly a thing until the time for measuring is over too: that counts. */
    private boolean isTooSlowToWarmUp() {
        return iterations <= 1 && actions <= 1_000 || isTimeOver(start + warmUpNanos);
    }

    private boolean warmedUpByIterations() {
        return settings.iterations() > 0 && iterations >= settings.iterations() / WARM_UP_ITERATIONS_SHARE;
    }

    private void sample(long now) {
        if (now - sampledAt >= Math.max(LEAST_INTERVAL, durationNanos / SAMPLES)) {
            double perSecond = (measured - sampledMeasured) * 1e9 / (now - sampledAt);
            throughput.add(new StressMeasures.Sample((now - measureStart) / 1_000_000, perSecond));
            sampledAt = now;
            sampledMeasured = measured;
        }
    }

    /** How many of so many iterations there is still room for; 0 if the run is over. */
    synchronized int room(int wanted) {
        if (isOver()) {
            return 0;
        }
        return settings.iterations() == 0 ? wanted : (int) Math.min(wanted, settings.iterations() - iterations);
    }

    /** Whether no further iteration should begin. */
    synchronized boolean isOver() {
        return aborted
                || broken != null
                || stop.isUp()
                || reporter.stopRequested()
                || settings.failFast() && failures.any()
                || settings.iterations() > 0 && iterations >= settings.iterations()
                || measured > 0 && isTimeOver(measureStart);
    }

    /** Whether the time is over, though an iteration may go on. */
    synchronized boolean isTimeOver() {
        return reporter.stopRequested() || isTimeOver(measuring ? measureStart : start + warmUpNanos);
    }

    private boolean isTimeOver(long began) {
        long now = System.nanoTime();
        return now - began >= durationNanos && (failures.any() || now - start >= longestNanos || share.isHad(now));
    }

    /** The plan is wrong. */
    void breakOff(String message) {
        broken = message;
        stop.raise();
    }

    /** The cell cannot go on. */
    void abort() {
        aborted = true;
        stop.raise();
    }

    /** What is wrong with the plan; null if nothing is. */
    @Nullable
    String broken() {
        return broken;
    }

    /** Whether the time for it is over, be it that nothing is measured yet. */
    boolean isWarmUpOver() {
        return System.nanoTime() - start >= warmUpNanos;
    }

    synchronized boolean isMeasuring() {
        return measuring;
    }

    synchronized long iterations() {
        return iterations;
    }

    /** What grows as the run goes on: iterations, or actions while it is a soak. */
    synchronized long progress() {
        return Math.max(iterations, iterations == 0 ? actions : 0);
    }

    /** How much is done, from 0 to 1. */
    synchronized double share() {
        long total = warmUpNanos + durationNanos;
        double byTime = total == 0 ? 1 : (System.nanoTime() - start) / (double) total;
        double byCount = settings.iterations() == 0 ? 0 : iterations / (double) settings.iterations();
        return Math.min(1, Math.max(byTime, byCount));
    }

    /** All that has been counted so far. */
    synchronized StressMeasures measures(int stride, Latencies latencies) {
        return new StressMeasures(
                iterations,
                failed,
                measured,
                measuredNanos,
                stride,
                actions,
                latencies.read(),
                List.copyOf(throughput));
    }
}
