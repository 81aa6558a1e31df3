package dev.heddle.guide.endingthreads;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** First close the door, then wait. */
public final class PoolShutDown implements Scenario {
    @Override
    public String name() {
        return "ending.pool-shut-down";
    }

    @Override
    public String summary() {
        return "A pool is shut down and then waited for, which runs all its tasks and ends its threads; waiting before shutting down is of no use.";
    }

    @Override
    public String explanation() {
        return """
                A pool has two steps to its end. shutdown() takes no more tasks, and returns at once; what is in the queue is still done. \
                awaitTermination() waits until the last task is done and the last thread has ended, or the time is up, and says which. In the opposite \
                order, awaitTermination() waits for something that has not been asked for: always the whole time, and then it answers false.

                shutdownNow() is the impatient one: it interrupts the tasks that run and returns those that have not begun. Whether the running ones \
                end depends on how they take an interruption: see ending.interrupt-swallowed.

                The usual end of a program: shutdown(); if awaitTermination(a while) says false, then shutdownNow(), and awaitTermination() once more. \
                close(), from JDK 19 on, is shutdown() with a wait that has no limit.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "shutdown");
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
        return Plan.of(Steps::new)
                .actor("main", (steps, me) -> {
                    var pool = Executors.newFixedThreadPool(2);
                    for (int task = 0; task < 4; task++) {
                        pool.submit(steps.tasksDone::incrementAndGet);
                    }
                    steps.endedBefore = pool.awaitTermination(1, TimeUnit.MILLISECONDS);
                    pool.shutdown();
                    while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                        Thread.onSpinWait();
                    }
                    steps.endedAfter = pool.isTerminated();
                })
                .observe(Steps::toString)
                .acceptable("4 tasks done; ended before shutdown: false, after: true")
                .otherwise(FORBIDDEN, "a task was lost, or the pool ended too early or not at all");
    }

    private static final class Steps {
        final AtomicInteger tasksDone = new AtomicInteger();
        boolean endedBefore;
        boolean endedAfter;

        @Override
        public String toString() {
            return tasksDone + " tasks done; ended before shutdown: " + endedBefore + ", after: " + endedAfter;
        }
    }
}
