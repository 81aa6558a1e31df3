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

/** Runs a schedule of a file once more, and compares what it does with what is recorded there. */
final class Rerun implements SearchThread.Work {
    private final Workbench workbench;
    private final ScheduleFile schedule;
    private final CellReporter reporter;

    Rerun(Workbench workbench, ScheduleFile schedule, CellReporter reporter) {
        this.workbench = workbench;
        this.schedule = schedule;
        this.reporter = reporter;
    }

    /**
     * Replays.
     *
     * @param timeoutMillis without a step for so long, it hangs, which is then what it failed by
     * @throws CellBroken if it takes other steps than those recorded
     */
    void replay(long timeoutMillis) throws CellBroken {
        reporter.phase("replaying");
        new SearchThread(this, workbench).run(timeoutMillis).ifPresent(hang -> report(List.of(hang)));
    }

    @Override
    public void run() throws CellBroken {
        Proof.demand(workbench.kernel());
        int[] choices = schedule.choices().stream().mapToInt(Integer::intValue).toArray();
        if (!schedule.opened().isEmpty()) {
            loadClasses();
        }
        Explanation explanation = workbench.explainer().replay(schedule.kind(), choices, schedule.points());
        List<FailureReport> failures = new ArrayList<>();
        Finding finding = workbench.findings().current();
        if (finding != null) {
            finding.interleaving = explanation.interleaving();
            failures.add(finding.report());
        }
        report(failures);
        Optional<String> divergence = ReplayCheck.divergence(schedule, explanation);
        if (divergence.isPresent()) {
            throw new CellBroken("the replay diverges at " + divergence.get());
        }
    }

    /**
     * Loading classes takes collections of the JDK: steps, where these are explored inside of, which the schedule did not take any more when it was found. A
     * schedule without choices comes to its end, whatever steps it takes.
     */
    private void loadClasses() {
        workbench.output().shut();
        try {
            workbench.explainer().replay(schedule.kind(), new int[0], schedule.points());
        } finally {
            workbench.output().open();
        }
    }

    @Override
    public long steps() {
        return workbench.steps();
    }

    private void report(List<FailureReport> failures) {
        reporter.measured(new Measures(null, null, null, List.of(), failures));
    }
}
