package dev.heddle.engine.explore;

import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Ending;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.schedule.SearchCount;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.results.ExploreMeasures;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Runs schedule after schedule of one program, until its strategy has none left or its time is over. */
final class Search {
    /** Schedules in a row that must teach nothing new about what threads share before the search proper begins. */
    private static final int QUIET_BEFORE_SEARCH = 8;

    private static final int MOST_WARM_UP = 200;

    private final ControlKernel kernel;
    private final Program program;
    private final Findings findings;
    private final Diagnosis diagnosis;
    private final LongFunction<Strategy> strategies;
    private final Runnable main;
    private SearchCount count;
    private long ran;
    private long firstFailure = -1;
    private int generation;

    /**
     * A search.
     *
     * @param strategies makes the strategy, given a number that is another one each time that the search begins again
     */
    Search(ControlKernel kernel, Program program, Findings findings, LongFunction<Strategy> strategies) {
        this.kernel = kernel;
        this.program = program;
        this.findings = findings;
        this.diagnosis = new Diagnosis(kernel, program, findings);
        this.strategies = strategies;
        this.main = () -> program.run(kernel, findings);
        this.count = new SearchCount(strategies.apply(0));
    }

    /**
     * Runs the search.
     *
     * @param warmUp strategy of the schedules that find out what threads share
     * @param goOn asked after each schedule
     * @param found told what broke in a schedule, if that is new
     */
    void run(Strategy warmUp, BooleanSupplier goOn, java.util.function.Consumer<Finding> found) {
        int quiet = 0;
        for (int i = 0; i < MOST_WARM_UP && quiet < QUIET_BEFORE_SEARCH && warmUp.begin(); i++) {
            ran(once(warmUp, null), found);
            quiet = kernel.grown() ? 0 : quiet + 1;
            if (!goOn.getAsBoolean()) {
                return;
            }
        }
        while (count.begin()) {
            ran(once(count, null), found);
            if (kernel.grown()) {
                count = new SearchCount(strategies.apply(++generation));
            }
            if (!goOn.getAsBoolean()) {
                return;
            }
        }
    }

    private void ran(Ending ending, java.util.function.Consumer<Finding> found) {
        if (ending == Ending.ABANDONED) {
            return;
        }
        findings.count();
        Finding finding = findings.current();
        if (finding != null && finding.schedule < 0) {
            finding.schedule = ran;
            if (firstFailure < 0) {
                firstFailure = ran;
            }
            found.accept(finding);
        }
        ran++;
    }

    /** Runs one schedule; what broke in it is {@link Findings#current()}. The strategy's {@code begin} has been called. */
    Ending once(Strategy strategy, @Nullable StepListener listener) {
        findings.begin();
        return kernel.run(strategy, program.mainThread(), main, diagnosis::look, listener);
    }

    /** How many schedules have run, warm-up included. */
    long schedules() {
        return ran;
    }

    ExploreMeasures measures(long nanos, String threadKind) {
        ExploreMeasures counted = count.measures(findings.failed(), firstFailure, nanos, threadKind);
        return counted;
    }
}
