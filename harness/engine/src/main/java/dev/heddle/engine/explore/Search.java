package dev.heddle.engine.explore;

import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.Ending;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.schedule.Past;
import dev.heddle.engine.explore.schedule.SearchCount;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.results.ExploreMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs schedule after schedule of one program, until its strategy has none left or its time is over. */
final class Search {
    /** Schedules in a row that must teach nothing new about what threads share before the search proper begins. */
    private static final int QUIET_BEFORE_SEARCH = 8;

    private static final int MOST_WARM_UP = 200;

    /** How long a search takes. */
    interface Pace {
        /** Whether there is time for another schedule. */
        boolean hasTime();

        /** Whether there is, for one of those that find out what threads share. */
        boolean hasTimeToWarmUp();
    }

    private final ControlKernel kernel;
    private final Program program;
    private final Findings findings;
    private final Diagnosis diagnosis;
    private final Function<Past, Strategy> strategies;
    private final Consumer<List<String>> opener;
    private final Runnable before;
    private final Runnable main;
    private SearchCount count;
    private long ran;
    private long schedulesBefore;
    private long stepsBefore;
    private long firstFailure = -1;
    private volatile boolean opening;
    private long openingNanos;

    /**
     * A search.
     *
     * @param strategies makes the strategy, each time that the search begins
     * @param opener sees to it that the classes of which it is given globs are instrumented
     * @param before called before each schedule
     */
    Search(
            ControlKernel kernel,
            Program program,
            Findings findings,
            Function<Past, Strategy> strategies,
            Consumer<List<String>> opener,
            Runnable before) {
        this.kernel = kernel;
        this.program = program;
        this.findings = findings;
        this.diagnosis = new Diagnosis(kernel, program, findings);
        this.strategies = strategies;
        this.opener = opener;
        this.before = before;
        this.main = () -> program.run(kernel, findings);
        this.count = new SearchCount(strategies.apply(Past.NONE));
    }

    /**
     * Runs the search. Schedules that find out what threads share come first; a failure among them is explained only if the search proper does not come to it
     * again, when more is seen.
     *
     * @param warmUp strategy of those schedules
     * @param pace asked after each schedule
     * @param failed told what broke in a schedule, each time until that is explained
     */
    void run(Strategy warmUp, Pace pace, BiConsumer<Finding, FailingSchedule> failed) {
        int quiet = 0;
        SearchCount warm = new SearchCount(warmUp);
        for (int i = 0; i < MOST_WARM_UP && quiet < QUIET_BEFORE_SEARCH && warm.begin(); i++) {
            ran(once(warm, null));
            schedulesBefore++;
            quiet = learnt(failed) ? 0 : quiet + 1;
            if (!pace.hasTime() || !pace.hasTimeToWarmUp()) {
                break;
            }
        }
        beginAgain(warm.steps());
        while (pace.hasTime() && count.begin()) {
            ran(once(count, null));
            Finding finding = findings.current();
            if (finding != null && !finding.explained) {
                failed.accept(finding, failing());
            }
            if (learnt(failed)) {
                schedulesBefore += count.schedules();
                beginAgain(stepsBefore + count.steps());
            }
        }
        explain(failed);
    }

    private void beginAgain(long steps) {
        stepsBefore = steps;
        count = new SearchCount(strategies.apply(new Past(schedulesBefore, steps / Math.max(1, schedulesBefore))));
    }

    /** What failed and was not come to again. */
    private void explain(BiConsumer<Finding, FailingSchedule> failed) {
        for (Finding finding : List.copyOf(findings.all())) {
            if (!finding.explained && finding.example != null) {
                failed.accept(finding, finding.example);
            }
        }
    }

    /** Whether the last schedule taught that more is to be looked at, in the program or in classes of the JDK. */
    private boolean learnt(BiConsumer<Finding, FailingSchedule> failed) {
        boolean grown = kernel.grown();
        if (kernel.raced()) {
            explain(failed); // while the same places are seen
            findings.all().forEach(finding -> finding.example = null); // from now on it has other steps
            open();
            grown = true;
        }
        return grown;
    }

    private void open() {
        opening = true;
        long begun = System.nanoTime();
        opener.accept(kernel.openRaced());
        openingNanos += System.nanoTime() - begun;
        opening = false;
    }

    private void ran(Ending ending) {
        if (ending == Ending.ABANDONED) {
            return;
        }
        findings.count();
        Finding finding = findings.current();
        if (finding != null && !finding.explained && (finding.example == null || Long.bitCount(finding.count) == 1)) {
            finding.schedule = finding.schedule < 0 ? ran : finding.schedule;
            finding.example = failing();
            if (firstFailure < 0) {
                firstFailure = ran;
            }
        }
        ran++;
    }

    /** The schedule that ran last. */
    FailingSchedule failing() {
        return new FailingSchedule(kernel.choices(), kernel.points(), kernel.ending() == Ending.ENDLESS);
    }

    /** Runs one schedule; what broke in it is {@link Findings#current()}. The strategy's {@code begin} has been called. */
    Ending once(Strategy strategy, @Nullable StepListener listener) {
        findings.begin();
        before.run();
        return kernel.run(strategy, program.mainThread(), main, diagnosis::look, listener);
    }

    /** How many schedules have run, warm-up included. */
    long schedules() {
        return ran;
    }

    /** Whether classes are being opened, so that nothing runs. May be asked on any thread. */
    boolean opening() {
        return opening;
    }

    /** How long it has taken to open classes, in nanoseconds: the JVM does that, and may need seconds where it has little time. */
    long openingNanos() {
        return openingNanos;
    }

    ExploreMeasures measures(long nanos, String threadKind) {
        ExploreMeasures counted = count.measures(findings.failed(), firstFailure, nanos, threadKind);
        return whole(counted);
    }

    /** The same, with schedules that ran before what is counted began, and with what was not looked into. */
    private ExploreMeasures whole(ExploreMeasures of) {
        return new ExploreMeasures(
                of.schedules() + schedulesBefore,
                of.failed(),
                of.distinct(),
                of.distinctExact(),
                of.complete(),
                bound(of.bound()),
                of.chanceOfNew(),
                of.nanos(),
                of.steps(),
                of.threadKind(),
                of.strategies(),
                of.curve(),
                of.firstFailure());
    }

    private String bound(String ofStrategy) {
        List<String> bounds = new ArrayList<>();
        if (!ofStrategy.isEmpty()) {
            bounds.add(ofStrategy);
        }
        if (kernel.keptWaiting()) {
            bounds.add("time that passes only while nothing else can go on (see --early-timeouts)");
        }
        if (!kernel.closed().isEmpty()) {
            bounds.add("one step for each call of " + String.join(", ", kernel.closed()));
        }
        return String.join(" and ", bounds);
    }
}
