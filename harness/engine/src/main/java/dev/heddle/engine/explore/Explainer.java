package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.site.Sites;
import dev.heddle.engine.explore.kernel.ControlKernel;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.trace.Explanation;
import dev.heddle.engine.explore.trace.Fault;
import dev.heddle.engine.explore.trace.Minimiser;
import dev.heddle.engine.explore.trace.Refinement;
import dev.heddle.engine.explore.trace.ScheduleFiles;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Order;
import dev.heddle.results.ScheduleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Turns a schedule that fails into something that can be read and replayed: makes it simpler, writes down its steps, saves it. */
final class Explainer {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long RUNS = 50_000;
    /** How much of a livelock is enough to see it. */
    private static final int LIVELOCK_STEPS = 1_000;

    private final Search search;
    private final ControlKernel kernel;
    private final Findings findings;
    private final Sites sites;
    private final PointNames pointNames;
    private final Origin origin;
    private final Order.Settings settings;
    private final OutputGate output;

    /**
     * An explainer of one cell.
     *
     * @param origin of its schedules
     * @param settings of the cell; its folder for schedule files is made if it is not there
     */
    Explainer(
            Search search,
            ControlKernel kernel,
            Findings findings,
            Sites sites,
            Origin origin,
            Order.Settings settings,
            OutputGate output) {
        this.search = search;
        this.kernel = kernel;
        this.findings = findings;
        this.sites = sites;
        this.pointNames = new PointNames(sites);
        this.origin = origin;
        this.settings = settings;
        this.output = output;
    }

    /** Explains a schedule that failed so. */
    void explain(Finding finding, FailingSchedule schedule) throws IOException {
        Fault fault = new Fault(finding.kind, finding.message);
        finding.unexplained = "";
        int[] choices = schedule.choices();
        if (finding.kind == FailureKind.LIVELOCK && !schedule.endless()) {
            choices = Arrays.copyOf(choices, Math.min(choices.length, LIVELOCK_STEPS)); // it goes on like that
        }
        FailingSchedule shown = schedule;
        bind(finding.kind, choices.length, shown.points()::get);
        findings.pause();
        try {
            if (finding.kind != FailureKind.LIVELOCK) {
                shown = refine(schedule, fault);
                choices = Minimiser.minimise(this::run, shown.choices(), fault, NANOS, RUNS)
                        .choices();
            }
            output.open();
            findings.pause(); // what is told of it next is in the words of the steps
            Explanation explanation = write(choices);
            if (explanation.divergedAt() >= 0) {
                // What the JDK did for the first time took steps too, where its classes are explored inside of.
                explanation = write(choices);
            }
            Fault again = explanation
                    .fault()
                    .filter(each -> each.kind() == fault.kind())
                    .orElse(null);
            if (again == null) {
                finding.unexplained =
                        "Its schedule was run again and did not fail in this way, so no interleaving is shown:"
                                + " something that the program does depends on more than its threads' order.";
            } else {
                List<String> points = pointNames.names(shown.points().stream().toArray());
                Finding told = findings.current();
                if (told != null && again.isLike(fault) && !findings.retell(finding, told)) {
                    return;
                }
                finding.interleaving = save(again.isLike(fault) ? fault : again, choices, points, explanation);
            }
        } finally {
            output.shut();
            findings.resume();
            release();
        }
    }

    /**
     * The same schedule, with all places as scheduling points that are known by now to be of interest: of one that failed early only few were, and what
     * matters may have happened at the others. It makes them those of the schedules that follow.
     */
    private FailingSchedule refine(FailingSchedule schedule, Fault fault) {
        BitSet before = schedule.points();
        BitSet known = kernel.knownPoints();
        kernel.fixPoints(known::get);
        Optional<int[]> choices =
                Refinement.of(this::run, schedule.choices(), place -> known.get(place) && !before.get(place), fault);
        if (choices.isEmpty()) {
            kernel.fixPoints(before::get);
            return schedule;
        }
        return new FailingSchedule(choices.get(), known, schedule.endless());
    }

    /** Runs one schedule again, and writes down its steps. */
    Explanation replay(FailureKind kind, int[] choices, List<String> points) {
        bind(kind, choices.length, pointNames.among(points));
        try {
            return write(choices);
        } finally {
            release();
        }
    }

    private Explanation write(int[] choices) {
        return Explanation.of(this::run, choices, sites::get, kernel.threadNames(), findings::broken);
    }

    /** Makes schedules the same as one that failed: the same scheduling points, and for a livelock the same bound on steps. */
    private void bind(FailureKind kind, int steps, IntPredicate points) {
        kernel.fixPoints(points);
        kernel.boundSteps(kind == FailureKind.LIVELOCK ? steps : 0);
    }

    private void release() {
        kernel.learnPoints();
        kernel.boundSteps(0);
    }

    private Optional<Fault> run(Strategy strategy, @Nullable StepListener listener) {
        search.once(strategy, listener);
        Finding finding = findings.current();
        return finding == null ? Optional.empty() : Optional.of(new Fault(finding.kind, finding.message));
    }

    private Interleaving save(Fault fault, int[] choices, List<String> points, Explanation explanation)
            throws IOException {
        Path folder = Path.of(settings.failuresFolder());
        Files.createDirectories(folder);
        ScheduleFile file = new ScheduleFile(
                ScheduleFile.SCHEMA_VERSION,
                origin.cell(),
                origin.jar(),
                origin.className(),
                origin.classPath(),
                origin.arguments(),
                settings.seed(),
                settings.instrument(),
                settings.wakeUps(),
                settings.jvmArguments(),
                kernel.opened(),
                Arrays.stream(choices).boxed().toList(),
                points,
                fault.kind(),
                fault.message(),
                explanation.interleaving(),
                explanation.later());
        return ScheduleFiles.save(folder, file);
    }
}
