package dev.heddle.engine.explore;

import dev.heddle.engine.cell.CellBroken;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.engine.explore.proof.Proof;
import dev.heddle.engine.explore.trace.Explanation;
import dev.heddle.engine.explore.trace.ReplayCheck;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Measures;
import dev.heddle.results.ScheduleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a schedule of a file once more, and compares what it does with what is recorded there. */
final class Rerun {
    private final Workbench workbench;
    private final ScheduleFile schedule;
    private final CellReporter reporter;
    private volatile @Nullable Throwable broken;

    Rerun(Workbench workbench, ScheduleFile schedule, CellReporter reporter) {
        this.workbench = workbench;
        this.schedule = schedule;
        this.reporter = reporter;
    }

    /**
     * Runs it.
     *
     * @throws CellBroken if it takes other steps than those recorded
     */
    void run() throws CellBroken {
        reporter.phase("replaying");
        Thread thread = new Thread(null, this::replay, "heddle-search", Exploration.STACK_BYTES, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(workbench.program().loader());
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable trouble = broken;
        if (trouble instanceof CellBroken cell) {
            throw cell;
        } else if (trouble != null) {
            throw new CellBroken("the replay failed: " + trouble, trouble);
        }
    }

    private void replay() {
        try {
            Proof.demand(workbench.kernel());
            int[] choices =
                    schedule.choices().stream().mapToInt(Integer::intValue).toArray();
            Explanation explanation = workbench.explainer().replay(schedule.kind(), choices, schedule.points());
            List<FailureReport> failures = new ArrayList<>();
            Finding finding = workbench.findings().current();
            if (finding != null) {
                finding.interleaving = explanation.interleaving();
                failures.add(finding.report());
            }
            reporter.measured(new Measures(null, null, null, List.of(), failures));
            Optional<String> divergence = ReplayCheck.divergence(schedule, explanation);
            if (divergence.isPresent()) {
                throw new CellBroken("the replay diverges at " + divergence.get());
            }
        } catch (Throwable e) {
            broken = e;
        }
    }
}
