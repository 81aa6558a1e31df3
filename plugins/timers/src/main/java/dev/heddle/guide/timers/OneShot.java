package dev.heddle.guide.timers;

import static dev.heddle.api.Grade.FORBIDDEN;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Once, and not before its time. */
public final class OneShot implements Scenario {
    @Override
    public String name() {
        return "timers.one-shot";
    }

    @Override
    public String summary() {
        return "A task that is scheduled with a delay runs once, and not before the delay is over; one with a shorter delay that is scheduled later overtakes it.";
    }

    @Override
    public String explanation() {
        return """
                schedule(task, delay) returns at once. The task runs when the delay is over, on a thread of the executor: not before, but perhaps a \
                good deal later, if all threads are busy or the machine is. No timer in an ordinary JVM promises to be punctual. It does promise not \
                to be early.

                The tasks wait in a queue that is ordered by their time. So the one that was scheduled second but is due first runs first. The outcome \
                is the order in which they ran.

                What schedule() returns is a future: get() waits for the result, getDelay() says how long it will be.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "timer");
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
        return Plan.of(Shots::new)
                .actor("main", (shots, me) -> {
                    try (var scheduler = new Scheduler(1)) {
                        long start = System.nanoTime();
                        var later = scheduler.executor.schedule(() -> shots.fired("later"), 10, MILLISECONDS);
                        var sooner = scheduler.executor.schedule(() -> shots.fired("sooner"), 1, MILLISECONDS);
                        sooner.get();
                        later.get();
                        shots.early = System.nanoTime() - start < MILLISECONDS.toNanos(10);
                    }
                })
                .invariant("not before its time", shots -> !shots.early)
                .observe(Shots::order)
                .acceptable(List.of("sooner", "later"))
                .interesting(
                        List.of("later", "sooner"),
                        "main was held up between the two calls for longer than the difference")
                .otherwise(FORBIDDEN, "a task did not run, or ran twice");
    }

    private static final class Shots {
        private final Queue<String> fired = new ConcurrentLinkedQueue<>();
        boolean early;

        void fired(String name) {
            fired.add(name);
        }

        List<String> order() {
            return List.copyOf(fired);
        }
    }
}
