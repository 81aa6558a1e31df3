package dev.heddle.guide.exceptions;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The task that stopped without a word. */
public final class ScheduledNeverAgain implements Scenario {
    @Override
    public String name() {
        return "exceptions.scheduled-never-again";
    }

    @Override
    public String summary() {
        return "A task that is scheduled again and again and throws once never runs again, while the other tasks of the executor go on.";
    }

    @Override
    public String explanation() {
        return """
                "If any execution of the task encounters an exception, subsequent executions are suppressed": one sentence in the documentation of \
                scheduleAtFixedRate(), and the reason why a nightly job has not run since March. The exception is in the future that the schedule call \
                returned, and nobody keeps that: get() on it would normally never return.

                Here one task fails the second time it runs, and another, with the same period, goes on. When the other one has run three times more, \
                the first one has still run twice, and its future throws the exception.

                So the body of every periodic task should be one try block that catches and reports everything. The other tasks are not harmed; with \
                the old java.util.Timer they would be: see timers.timer-dies.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "exception", "timer", "pool");
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
                    var scheduler = Executors.newScheduledThreadPool(1);
                    try {
                        ScheduledFuture<?> failing =
                                scheduler.scheduleAtFixedRate(runs::fail, 0, 1, TimeUnit.MILLISECONDS);
                        runs.failure = failureOf(failing);
                        var goesOn = new CountDownLatch(3);
                        scheduler.scheduleAtFixedRate(goesOn::countDown, 0, 1, TimeUnit.MILLISECONDS);
                        goesOn.await();
                    } finally {
                        scheduler.shutdownNow();
                        scheduler.awaitTermination(1, TimeUnit.MINUTES);
                    }
                })
                .observe(runs -> runs.failing + " runs, then: " + runs.failure)
                .acceptable("2 runs, then: line 3 is not a number")
                .otherwise(FORBIDDEN, "the task ran again after it had failed, or its failure was lost");
    }

    private static String failureOf(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return "nothing";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        }
    }

    private static final class Runs {
        int failing;
        String failure = "";

        void fail() {
            failing++;
            if (failing == 2) {
                Import.run();
            }
        }
    }
}
