package dev.heddle.guide.pools;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Full is full. */
public final class Rejected implements Scenario {
    @Override
    public String name() {
        return "pools.rejected";
    }

    @Override
    public String summary() {
        return "A pool with one thread and room for one task in its queue rejects the third task, and runs the two that it has taken.";
    }

    @Override
    public String explanation() {
        return """
                Executors.newFixedThreadPool() has a queue without bound: if tasks come faster than they are done, it grows until the memory is full, \
                and nobody is told. With a bounded queue the pool has to say no: when all threads are busy and the queue is full, execute() and \
                submit() throw a RejectedExecutionException. A pool that has been shut down does so too.

                That is not an accident but news, and the earliest place to do something about overload: try again later, tell the client, do it \
                oneself. The policy can be set: CallerRunsPolicy has the one who submits run the task, which slows him down just as much as is needed. \
                The two policies that throw tasks away in silence are seldom what one wants.

                Here the first task holds the only thread until all have been submitted, so the second waits in the queue and the third is rejected, \
                every time.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "rejected", "overload");
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
        return Plan.of(Tally::new)
                .actor("main", (tally, me) -> {
                    var letGo = new CountDownLatch(1);
                    var bounded = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
                    try (var pool = new Pool(bounded)) {
                        for (int task = 0; task < 3; task++) {
                            try {
                                pool.executor.submit(() -> {
                                    letGo.await();
                                    return tally.ran.incrementAndGet();
                                });
                            } catch (RejectedExecutionException e) {
                                tally.rejected++;
                            }
                        }
                        letGo.countDown();
                    }
                })
                .observe(tally -> tally.ran + " ran, " + tally.rejected + " rejected")
                .acceptable("2 ran, 1 rejected")
                .otherwise(
                        FORBIDDEN, "a task was neither run nor rejected, or the pool took more than it has room for");
    }

    private static final class Tally {
        final AtomicInteger ran = new AtomicInteger();
        int rejected;
    }
}
