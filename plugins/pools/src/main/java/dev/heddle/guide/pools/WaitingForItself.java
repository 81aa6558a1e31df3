package dev.heddle.guide.pools;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A pool that waits for itself. */
public final class WaitingForItself implements Scenario {
    @Override
    public String name() {
        return "pools.waiting-for-itself";
    }

    @Override
    public String summary() {
        return "Two tasks on a pool of two threads each submit another task to the same pool and wait for it: no thread is left to run it.";
    }

    @Override
    public String explanation() {
        return """
                A task may submit further tasks to its own pool; that is fine. To wait for them is not, if the pool is bounded: the one that waits \
                keeps its thread. When all threads are taken by tasks that wait, the tasks they wait for stay in the queue. No lock is involved, and a \
                thread dump shows nothing but idle-looking threads in FutureTask.get().

                With two threads and two such tasks it may go well: if the first has its inner task done before the second begins. With one more \
                thread it would always go well, until there are three such tasks. So it passes every test on a quiet machine and stops under load, \
                when as many requests as there are threads come at once.

                Cures: a pool of its own for the inner tasks, so that waiting goes in one direction only; no waiting at all, but \
                CompletableFuture.thenCompose() and the like; a ForkJoinPool, whose join() runs other tasks while it waits; or virtual threads, which \
                need no bound.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "deadlock", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.DEADLOCK, Failure.HANG);
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
        return Plan.of(Done::new)
                .actor("main", (done, me) -> {
                    try (var pool = new Pool(2)) {
                        ExecutorService executor = pool.executor;
                        Callable<Integer> outer =
                                () -> 1 + executor.submit(() -> 1).get(); // waits in the pool for the pool
                        Future<Integer> first = executor.submit(outer);
                        Future<Integer> second = executor.submit(outer);
                        done.tasks = first.get() + second.get();
                    }
                })
                .observe(done -> done.tasks)
                .acceptable(4)
                .otherwise(FORBIDDEN, "a task was lost");
    }

    private static final class Done {
        int tasks;
    }
}
