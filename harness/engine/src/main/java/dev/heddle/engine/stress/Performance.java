package dev.heddle.engine.stress;

import dev.heddle.api.Plan;
import dev.heddle.engine.cell.CellReporter;
import dev.heddle.results.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a plan: tries some iterations one by one, and then goes on in the way that suits them. */
final class Performance {
    private static final int TRIES = 10;
    private static final int TRIES_WHEN_SLOW = 4; // all ten may take seconds on a busy machine
    private static final double COLD = 20; // compiled code that is not looked at is about so much quicker
    private static final int TRIES_WITH_NEW_THREADS = 1;
    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Plan<Object> plan;
    private final Order.Run order;
    private final CellReporter reporter;
    private final Stage stage;
    private final Snapshot snapshot = new Snapshot();
    private final Leftovers leftovers;
    private final Vigil vigil;
    private int stride = 1;
    private @Nullable Sweeping sweeping;

    Performance(
            Plan<Object> plan, Order.Run order, CellReporter reporter, ClassLoader loader, ScenarioThreads threads) {
        this.plan = plan;
        this.order = order;
        this.reporter = reporter;
        var stop = new StopSign();
        var failures = new Failures();
        var cast = new Cast(plan, order, stop);
        var latencies = new Latencies(cast.actors());
        int cores = Math.min(cast.size(), Runtime.getRuntime().availableProcessors());
        long half = TimeUnit.MILLISECONDS.toNanos(order.settings().durationMillis()) * cores / 2;
        var course =
                new Course(settings(plan, order), reporter, failures, stop, new FairShare(half), latencies::forget);
        var crew = new Crew(cast.titles(), threads.actors(), loader);
        var places = new Places(cast.size());
        List<Judge> judges = new ArrayList<>();
        for (int i = 0; i <= cast.size(); i++) {
            judges.add(new Judge(plan, failures, course::breakOff));
        }
        stage = new Stage(cast, crew, places, course, failures, latencies, stop, judges);
        leftovers = new Leftovers(threads, crew.threads());
        long timeout = TimeUnit.MILLISECONDS.toNanos(order.settings().timeoutMillis());
        vigil = new Vigil(
                stage,
                reporter,
                new Standstill(crew, places, threads, failures, timeout),
                snapshot,
                () -> sweeping == null ? stride : sweeping.stride());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> failures.uncaught(thread, thrown, course.iterations()));
    }

    /** What was ordered, but for no more iterations than the plan says make its point; a soak has one only. */
    private static Order.Settings settings(Plan<Object> plan, Order.Run order) {
        long asked = order.settings().iterations();
        return plan.isShared() || plan.enough() == Long.MAX_VALUE || asked > 0 && asked <= plan.enough()
                ? order.settings()
                : order.settings().withIterations(plan.enough());
    }

    /**
     * Runs it to its end.
     *
     * @return what is wrong with the plan; null if nothing is
     */
    @Nullable
    String run() {
        reporter.phase("warm-up");
        if (plan.isShared()) {
            stride = 0;
            soak();
        } else {
            iterate();
        }
        vigil.tick(); // what has come about since the last one
        snapshot.take(stage);
        reporter.progress(stage.course().progress(), 1);
        reporter.measured(vigil.measures());
        return stage.course().broken();
    }

    private void iterate() {
        Course course = stage.course();
        var one = new OneByOne(stage, vigil, leftovers, snapshot);
        var allocation = new Allocation(stage.crew().threads());
        boolean maySweep = true;
        int tries = 0;
        int triesWithNewThreads = 0;
        long bytes = Long.MAX_VALUE;
        while (course.room(1) > 0) {
            long before = allocation.bytes();
            OneByOne.Ending ending = one.run();
            bytes = Math.min(bytes, allocation.bytes() - before); // the first ones load classes
            tries++;
            if (ending == OneByOne.Ending.STUCK) {
                return;
            }
            // the first iteration may start threads of the JDK
            if (ending == OneByOne.Ending.STARTED_THREADS && tries > 1) {
                triesWithNewThreads++;
            }
            if (maySweep
                    && (tries >= TRIES || tries >= TRIES_WHEN_SLOW && course.isWarmUpOver())
                    && triesWithNewThreads <= TRIES_WITH_NEW_THREADS
                    && one.shortest() < SHORT_NANOS) {
                maySweep = sweep(one.shortest(), bytes);
                triesWithNewThreads = 0;
            }
        }
        if (leftovers.anyStarted()) {
            leftovers.report(stage.failures(), -1, "the run");
        }
    }

    /** Whether it may be tried again. */
    private boolean sweep(long nanosPerIteration, long bytesPerIteration) {
        int threads = stage.cast().size();
        boolean crowded = threads > Runtime.getRuntime().availableProcessors();
        var pacer = new Pacer(threads, crowded, nanosPerIteration / COLD, bytesPerIteration);
        var sweep = new Sweeping(stage, pacer, leftovers::started, snapshot);
        sweeping = sweep;
        stage.crew().start(sweep::work);
        if (!vigil.watch(sweep)) {
            stage.course().abort();
        } else if (sweep.startsThreads()) {
            sweeping = null;
        }
        return false;
    }

    private void soak() {
        Judge judge = stage.mainJudge();
        Object state = judge.make(0);
        if (state == null) {
            stage.course().countSoaked(false);
            return;
        }
        var soak = new Soak(stage, state, order.settings().iterations());
        stage.crew().start(soak::work);
        boolean ended = vigil.watch(soak);
        soak.count();
        boolean fine = ended && soak.isFine() && soak.isUsed()
                ? judge.isFine(state, -1)
                : ended && judge.closed(state, -1) && soak.isFine();
        if (ended && leftovers.anyStarted()) {
            fine &= !leftovers.report(stage.failures(), -1, "the run");
        }
        if (soak.isUsed() || !fine) {
            stage.course().countSoaked(fine && stage.failures().uncaught() == 0);
        }
    }
}
