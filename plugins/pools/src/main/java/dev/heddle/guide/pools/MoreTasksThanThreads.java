package dev.heddle.guide.pools;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue and a few threads. */
public final class MoreTasksThanThreads implements Scenario {
    @Override
    public String name() {
        return "pools.more-tasks-than-threads";
    }

    @Override
    public String summary() {
        return "A pool of two threads runs six tasks, all of them, and never more than two at once.";
    }

    @Override
    public String explanation() {
        return """
                A pool is a queue of tasks and some threads that take from it. submit() puts a task into the queue and returns at once; as soon as a \
                thread is free, it takes the next one. So a pool can be given any number of tasks, and the number of its threads says how many of them \
                run at the same time.

                That makes a pool a limit as well: on the load of a database, on memory, on open files. The six tasks here count themselves in and \
                out, and the highest count is noted. It may be one, if the tasks are quick; two at most.

                shutdown() takes no new tasks but finishes those in the queue; awaitTermination() then waits for that.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool");
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
        return Plan.of(Gauge::new)
                .actor("main", (gauge, me) -> {
                    try (var pool = new Pool(2)) {
                        for (int task = 0; task < 6; task++) {
                            pool.executor.submit(gauge::runTask);
                        }
                    }
                })
                .invariant("all six tasks ran", gauge -> gauge.done.get() == 6)
                .invariant("never more than two at once", gauge -> gauge.highest.get() <= 2);
    }

    /** Tasks at work: how many now, how many at most, how many done. */
    private static final class Gauge {
        private final AtomicInteger running = new AtomicInteger();
        final AtomicInteger highest = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();

        void runTask() {
            int now = running.incrementAndGet();
            highest.accumulateAndGet(now, Math::max);
            Thread.yield(); // the work of the task
            running.decrementAndGet();
            done.incrementAndGet();
        }
    }
}
