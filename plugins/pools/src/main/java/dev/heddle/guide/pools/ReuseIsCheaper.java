package dev.heddle.guide.pools;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What a pool saves. */
public final class ReuseIsCheaper implements Scenario {
    private static final int TASKS = 100;

    @Override
    public String name() {
        return "pools.reuse-is-cheaper";
    }

    @Override
    public String summary() {
        return "A hundred short tasks on the threads of a pool take less time than on a new thread each.";
    }

    @Override
    public String explanation() {
        return """
                To start a thread costs tens of microseconds: the operating system makes a stack and a schedulable thing, and takes it all down again. \
                For a task that takes a second that is nothing; for one that takes a microsecond it is nearly everything. A pool pays the price once \
                per thread and then hands over tasks through a queue.

                Both ways are measured again and again, side by side, and the quickest run of each is compared, as all else that the machine does only \
                makes a run slower; with fewer than three runs of each there is nothing to compare. What is claimed is that the pool is quicker; how much \
                (some ten times, as a rule) is to be seen in the latencies of the report: the actor "on a pool" makes a pool of two threads, runs \
                a hundred tasks and shuts it down, the actor "thread per task" starts and joins a hundred threads.

                Virtual threads cost about as little as a task in a pool, and need none.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "timing");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.shared(Times::new)
                .actor("on a pool", (times, me) -> times.pool.add(timed(ReuseIsCheaper::onPool)))
                .actor("thread per task", (times, me) -> times.threads.add(timed(ReuseIsCheaper::onThreads)))
                .invariant(
                        "the pool is quicker, in its quickest run",
                        times -> times.tooFew() || Collections.min(times.pool) < Collections.min(times.threads));
    }

    private static void onPool() throws InterruptedException {
        var done = new AtomicInteger();
        try (var pool = new Pool(2)) {
            for (int task = 0; task < TASKS; task++) {
                pool.executor.execute(done::incrementAndGet);
            }
        }
    }

    private static void onThreads() throws InterruptedException {
        var done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            var thread = new Thread(done::incrementAndGet);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static long timed(Work work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    /** What is timed. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /** How long each way took, in nanoseconds; each list is written by one actor only. */
    private static final class Times {
        final List<Long> pool = new ArrayList<>();
        final List<Long> threads = new ArrayList<>();

        boolean tooFew() {
            return Math.min(pool.size(), threads.size()) < 3;
        }
    }
}
