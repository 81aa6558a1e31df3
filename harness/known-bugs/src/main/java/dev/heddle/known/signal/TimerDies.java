package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A timer runs two tasks, the first of which fails. */
public final class TimerDies {
    private static final String TOPIC = "timer-dies";

    private TimerDies() {}

    private static TimerTask task(Runnable work) {
        return new TimerTask() {
            @Override
            public void run() {
                work.run();
            }
        };
    }

    private static void fail() {
        throw new IllegalStateException("the first task fails");
    }

    private static Plan<CountDownLatch> judged(Actor<CountDownLatch> caller) {
        return Plan.of(() -> new CountDownLatch(1)).actor("caller", caller);
    }

    /** java.util.Timer ends with the first exception. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "java.util.Timer ends with the first exception.", 1, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((second, me) -> {
                var timer = new Timer("timer", true);
                timer.schedule(task(TimerDies::fail), 10);
                timer.schedule(task(second::countDown), 20);
                second.await(1, TimeUnit.SECONDS);
                timer.cancel();
            });
        }
    }

    /** A scheduled executor keeps the exception in the task. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "A scheduled executor keeps the exception in the task.", 1);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((second, me) -> {
                var pool = Executors.newSingleThreadScheduledExecutor();
                pool.schedule(TimerDies::fail, 10, TimeUnit.MILLISECONDS);
                pool.schedule(second::countDown, 20, TimeUnit.MILLISECONDS);
                if (!second.await(1, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the second task did not run");
                }
                pool.shutdown();
            });
        }
    }
}
