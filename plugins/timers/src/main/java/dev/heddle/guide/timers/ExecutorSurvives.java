package dev.heddle.guide.timers;

import static dev.heddle.api.Grade.FORBIDDEN;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** One bad task, and the others go on. */
public final class ExecutorSurvives implements Scenario {
    @Override
    public String name() {
        return "timers.executor-survives";
    }

    @Override
    public String summary() {
        return "A task of a scheduled executor throws; another task that was scheduled with it runs all the same.";
    }

    @Override
    public String explanation() {
        return """
                The program of timers.timer-dies with a ScheduledExecutorService in place of the Timer. The executor wraps each task in a future, \
                which catches whatever the task throws; its thread goes on, and the other task runs when its time has come.

                The exception is not lost, it is in the future of the task that failed: but somebody has to ask for it. Here main does. If nobody \
                does, a failure is even quieter than with a Timer, which at least dies of it: see exceptions.scheduled-never-again for what that means \
                for a periodic task.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "timer", "exception");
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
                        var failing = scheduler.executor.schedule(() -> fail("the disk is full"), 1, MILLISECONDS);
                        var other = scheduler.executor.schedule(() -> runs.other = true, 2, MILLISECONDS);
                        other.get();
                        runs.failure = failureOf(failing);
                    }
                })
                .observe(runs -> "the other task ran: " + runs.other + "; failure: " + runs.failure)
                .acceptable("the other task ran: true; failure: the disk is full")
                .otherwise(FORBIDDEN, "one failing task took the other with it, or its failure was lost");
    }

    private static void fail(String why) {
        throw new IllegalStateException(why);
    }

    private static String failureOf(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return "none";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        }
    }

    private static final class Runs {
        boolean other;
        String failure = "";
    }
}
