package dev.heddle.launcher.run;

import dev.heddle.launcher.collect.Journal;
import dev.heddle.launcher.collect.Judge;
import dev.heddle.launcher.collect.Progress;
import dev.heddle.launcher.fork.ExploreSetup;
import dev.heddle.launcher.fork.JitFlags;
import dev.heddle.launcher.fork.Launch;
import dev.heddle.launcher.fork.Observation;
import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.launcher.fork.Workers;
import dev.heddle.launcher.plan.Jit;
import dev.heddle.launcher.plan.PlannedCell;
import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Event;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs the cells of a plan one after the other, each in a worker JVM of its own, and writes each result down as it comes. */
final class CellLoop {
    /** Beside what the user allows: a machine under load, and a garbage collection of a full heap, are no hang. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** So many further cells save what it takes to let workers start quickly. */
    private static final int WORTH_QUICK_STARTS = 6;

    /** Longer than the first by this factor. */
    private static final int SECOND_LOOK = 8;

    /** How a run came to its end. */
    enum End {
        COMPLETED,
        INTERRUPTED,
        FAIL_FAST;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What all cells of a run have in common.
     *
     * @param seed of the run
     * @param timeout without progress for so long, a cell hangs
     * @param jvmArguments further ones, from the user
     * @param failFast stop with the first that does not pass
     * @param secondLook whether a cell that should break and did not is run again for longer: not where the user said for how long
     * @param firmBudget whether the time that all jcstress cells have together is the user's, so that not even a proof of a bug may exceed it
     * @param orders makes the order for a cell
     */
    record Terms(
            long seed,
            Duration timeout,
            List<String> jvmArguments,
            boolean failFast,
            boolean secondLook,
            boolean firmBudget,
            Function<PlannedCell, Order> orders) {}

    private final Workers workers;
    private final ExploreSetup explore;
    private final JitFlags jit;
    private final StopSwitch stop;

    CellLoop(Workers workers, ExploreSetup explore, JitFlags jit, StopSwitch stop) {
        this.workers = workers;
        this.explore = explore;
        this.jit = jit;
        this.stop = stop;
    }

    End run(List<PlannedCell> cells, Terms terms, Journal journal, Progress progress)
            throws IOException, InterruptedException {
        End end = End.COMPLETED;
        int left = cells.size();
        var budget = new JcstressBudget(cells, terms.firmBudget(), System::nanoTime);
        for (PlannedCell planned : cells) {
            if (stop.requested()) {
                end = End.INTERRUPTED;
            }
            if (end != End.COMPLETED) {
                journal.append(new Event.CellEnded(Judge.notRun(
                        planned.cell(),
                        planned.claim(),
                        end == End.INTERRUPTED
                                ? "the run was interrupted before this cell"
                                : "an earlier cell did not pass, and --fail-fast was asked for")));
                continue;
            }
            // Not before the first, which should not wait for it, and not for a few.
            if (left < cells.size()
                    && left >= WORTH_QUICK_STARTS
                    && planned.cell().mode() != Mode.EXPLORE) {
                workers.makeQuick(planned.cell().jvm());
            }
            left--;
            journal.append(new Event.CellStarted(planned.cell()));
            progress.started(planned.cell());
            CellResult result = planned.cell().mode() == Mode.JCSTRESS
                    ? runWithin(budget, planned, terms, progress)
                    : run(planned, terms, progress);
            journal.append(new Event.CellEnded(result));
            progress.ended(result);
            if (terms.failFast() && (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.ERROR)) {
                end = End.FAIL_FAST;
            }
        }
        return stop.requested() ? End.INTERRUPTED : end;
    }

    private CellResult runWithin(JcstressBudget budget, PlannedCell planned, Terms terms, Progress progress)
            throws InterruptedException {
        Optional<PlannedCell> timed = budget.next(planned);
        return timed.isPresent()
                ? run(timed.get(), terms, progress)
                : Judge.noTime(planned.cell(), planned.claim(), budget.spent());
    }

    private CellResult run(PlannedCell planned, Terms terms, Progress progress) throws InterruptedException {
        Cell cell = planned.cell();
        Launch launch;
        try {
            launch = launch(cell, terms);
        } catch (IOException | UsageError e) {
            return stop.requested()
                    ? Judge.notRun(cell, planned.claim(), "the run was interrupted before this cell")
                    : Judge.unable(cell, planned.claim(), String.valueOf(e.getMessage()));
        }
        CellResult result = run(planned, launch, terms, progress);
        if (!deservesSecondLook(result) || !terms.secondLook() || stop.requested()) {
            return result;
        }
        CellResult second = run(planned.times(SECOND_LOOK), launch, terms, progress);
        return second.withReason(
                "%s; in a first look, %d times as short, it had not".formatted(second.reason(), SECOND_LOOK));
    }

    private CellResult run(PlannedCell planned, Launch launch, Terms terms, Progress progress)
            throws InterruptedException {
        Observation seen = workers.run(
                launch,
                terms.orders().apply(planned),
                patience(planned, terms.timeout()),
                heartbeat -> progress.beat(planned.cell(), heartbeat));
        return Judge.judge(planned.cell(), planned.claim(), seen);
    }

    /** A bug that should show and did not may only have had too little time, on a machine that is busy with something else. */
    private static boolean deservesSecondLook(CellResult result) {
        boolean exhausted = result.explore() != null && result.explore().complete();
        // A jcstress cell goes on by itself until it has seen what must be seen, within reason, and has a budget to
        // keep.
        boolean budgeted = result.cell().mode() == Mode.JCSTRESS;
        return result.verdict() == Verdict.FAIL && result.failures().isEmpty() && !exhausted && !budgeted;
    }

    private Launch launch(Cell cell, Terms terms) throws IOException, UsageError, InterruptedException {
        var arguments = new ArrayList<String>();
        if (cell.mode() == Mode.EXPLORE) {
            arguments.addAll(explore.on(cell.jvm()).jvmArguments());
        } else {
            Jit setup = Stream.of(Jit.values())
                    .filter(each -> each.word().equals(cell.jit()))
                    .findFirst()
                    .orElse(Jit.DEFAULT);
            arguments.addAll(jit.of(setup, cell.jvm(), terms.seed()));
        }
        arguments.addAll(terms.jvmArguments());
        // What is measured under jcstress runs in forks of its own; the worker only watches.
        return cell.mode() == Mode.JCSTRESS ? Launch.quick(cell.jvm(), arguments) : new Launch(cell.jvm(), arguments);
    }

    /** The worker keeps to the cell's time itself, and tells a hang; the launcher's limits are for a worker that cannot. */
    private static Workers.Patience patience(PlannedCell planned, Duration timeout) {
        Duration usual =
                planned.duration().multipliedBy(4).plus(timeout.multipliedBy(2)).plus(GRACE.multipliedBy(4));
        // A JVM whose heap fills up says nothing while it collects, on a busy machine for long.
        Duration silence = timeout.plus(GRACE.multipliedBy(3));
        Duration start = planned.cell().mode() == Mode.JCSTRESS ? usual : silence;
        return new Workers.Patience(start, silence, usual.plus(planned.longest()));
    }
}
