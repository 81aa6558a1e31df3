package dev.heddle.guide.timers;

import static dev.heddle.api.Grade.FORBIDDEN;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Called off. */
public final class Cancelled implements Scenario {
    @Override
    public String name() {
        return "timers.cancelled";
    }

    @Override
    public String summary() {
        return "A task that is cancelled before its time never runs, and a periodic one that is cancelled does not run again.";
    }

    @Override
    public String explanation() {
        return """
                What schedule() returns can be cancelled. If the task has not begun, it never will. If it is running, cancel(true) interrupts it, and \
                cancel(false) lets it finish; a periodic task does not run again in either case. The answer says whether it could still be cancelled.

                There is a race in it that no interface can take away: whether the task has begun when cancel() is called is known only afterwards. \
                Here the order is forced: the executor has a single thread, and a last task that is due later than all the others, so when that one \
                has run, the cancelled ones would have run too.

                A cancelled task stays in the queue until its time would have come, unless setRemoveOnCancelPolicy(true) is set: worth knowing for \
                time-outs, of which nearly all are cancelled.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "timer", "cancel");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Runs::new)
                .actor("main", (runs, me) -> {
                    try (var scheduler = new Scheduler(1)) {
                        var once = scheduler.executor.schedule(runs.once::incrementAndGet, 1, MINUTES);
                        runs.cancelledInTime = once.cancel(false);
                        var thrice = new CountDownLatch(3);
                        var periodic =
                                scheduler.executor.scheduleAtFixedRate(() -> runs.beat(thrice), 0, 1, MILLISECONDS);
                        thrice.await();
                        periodic.cancel(false);
                        int before = scheduler
                                .executor
                                .submit(runs.periodic::get)
                                .get(); // after the run that was perhaps under way
                        int after = scheduler
                                .executor
                                .schedule(runs.periodic::get, 3, MILLISECONDS)
                                .get();
                        runs.ranAgain = after - before;
                    }
                })
                .observe(Runs::toString)
                .acceptable("one shot: cancelled in time, 0 runs; periodic: 0 more runs")
                .otherwise(FORBIDDEN, "a task ran after it had been cancelled");
    }

    private static final class Runs {
        final AtomicInteger once = new AtomicInteger();
        final AtomicInteger periodic = new AtomicInteger();
        boolean cancelledInTime;
        int ranAgain;

        void beat(CountDownLatch wanted) {
            periodic.incrementAndGet();
            wanted.countDown();
        }

        @Override
        public String toString() {
            return "one shot: " + (cancelledInTime ? "cancelled in time" : "too late") + ", " + once
                    + " runs; periodic: " + ranAgain + " more runs";
        }
    }
}
