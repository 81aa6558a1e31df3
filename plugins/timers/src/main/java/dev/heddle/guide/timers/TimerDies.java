package dev.heddle.guide.timers;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.FutureTask;

/** One bad task, and the clock stops. */
public final class TimerDies implements Scenario {
    @Override
    public String name() {
        return "timers.timer-dies";
    }

    @Override
    public String summary() {
        return "A task of a java.util.Timer throws, which ends the timer: another task that was scheduled with it never runs.";
    }

    @Override
    public String explanation() {
        return """
                A java.util.Timer has one thread and no try block around the task: an exception that leaves run() of a TimerTask ends that thread. All \
                tasks that were scheduled are lost without a word, and whoever tries to schedule another one is told "Timer already cancelled", which \
                is not what happened.

                Having a single thread has a second consequence: one slow task makes all others late. And a third: the timer goes by the wall clock, \
                and if that is put back an hour, it waits.

                Timer is from the first days of Java. ScheduledExecutorService does all it does and has none of these problems: \
                timers.executor-survives is the same program with it.

                The harness counts two failures: the exception that ended the timer's thread, and the outcome, in which the other task has not run.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "timer", "exception", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME, Failure.EXCEPTION);
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
                    var timer = new Timer();
                    var timerThread = new FutureTask<>(Thread::currentThread);
                    timer.schedule(task(timerThread), 0);
                    timer.schedule(
                            task(() -> {
                                throw new IllegalStateException("the disk is full");
                            }),
                            1);
                    timer.schedule(task(() -> runs.other = true), 2);
                    timerThread.get().join(); // until the timer has come to its end
                })
                .observe(runs -> runs.other ? "the other task ran" : "the other task was lost")
                .acceptable("the other task ran")
                .otherwise(FORBIDDEN, "one failing task took the other with it");
    }

    private static TimerTask task(Runnable body) {
        return new TimerTask() {
            @Override
            public void run() {
                body.run();
            }
        };
    }

    private static final class Runs {
        boolean other;
    }
}
