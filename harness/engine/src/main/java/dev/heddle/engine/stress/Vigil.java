package dev.heddle.engine.stress;

import dev.heddle.engine.cell.CellReporter;
import dev.heddle.results.Measures;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The main thread's watch over the crew: reports how far the run is, ends it in time, and notices when it does not go on. */
final class Vigil {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_AFTER_STOP = TimeUnit.SECONDS.toNanos(1);

    private final Stage stage;
    private final CellReporter reporter;
    private final Standstill standstill;
    private final Snapshot snapshot;
    private final IntSupplier stride;
    private long reportedAt = System.nanoTime();
    private long reportedProgress = -1;
    private int reportedFailures;
    private long askedAt;
    private boolean saidMeasuring;
    private long stoppedAt;

    Vigil(Stage stage, CellReporter reporter, Standstill standstill, Snapshot snapshot, IntSupplier stride) {
        this.stage = stage;
        this.reporter = reporter;
        this.standstill = standstill;
        this.snapshot = snapshot;
        this.stride = stride;
    }

    /** A job of the crew. */
    interface Watched {
        /** Grows as long as anybody goes on. */
        long progress();

        /** Grows as long as everybody goes on. */
        default long slowest() {
            return progress();
        }

        /** Called again and again while the job lasts. */
        default void tick() {}
    }

    /**
     * Waits for the crew to end its job.
     *
     * @return whether it ended; otherwise it is stuck, which has been reported, or the run was to be stopped and it did not heed that
     */
    boolean watch(Watched job) {
        standstill.begin(job);
        while (!stage.crew().await(TICK)) {
            tick();
            job.tick();
            if (standstill.isProven(stage.course().iterations()) || isIgnored(System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    private boolean isIgnored(long now) {
        if (!reporter.stopRequested()) {
            return false;
        }
        if (stoppedAt == 0) {
            stoppedAt = now;
        }
        return now - stoppedAt > PATIENCE_AFTER_STOP;
    }

    /** Reports what there is to report; cheap if there is nothing. */
    void tick() {
        Course course = stage.course();
        if (course.isTimeOver()) {
            stage.stop().raise();
        }
        if (!saidMeasuring && course.isMeasuring()) {
            saidMeasuring = true;
            reporter.phase("measuring");
        }
        long progress = course.progress();
        if (progress != reportedProgress) {
            reportedProgress = progress;
            reporter.progress(progress, course.share());
        }
        report(System.nanoTime());
    }

    private void report(long now) {
        int failures = stage.failures().version();
        if (askedAt == 0 && (now - reportedAt > REPORT_EVERY || failures != reportedFailures)) {
            askedAt = now;
            snapshot.request();
        }
        // a snapshot is taken when the actors meet next, which may be never
        if (askedAt != 0 && (!snapshot.isWanted() || now - askedAt > REPORT_EVERY)) {
            askedAt = 0;
            reportedAt = now;
            reportedFailures = failures;
            reporter.measured(measures());
        }
    }

    /** All that is known. */
    Measures measures() {
        return new Measures(
                stage.course().measures(stride.getAsInt(), stage.latencies()),
                null,
                null,
                snapshot.outcomes(),
                stage.failures().reports());
    }
}
