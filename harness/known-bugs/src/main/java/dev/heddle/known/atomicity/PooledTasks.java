package dev.heddle.known.atomicity;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Much of {@code java.util.concurrent} at once, as programs use it: a pool of three, futures, a blocking queue between two threads, a stage that completes later. */
public final class PooledTasks {
    private static final String TOPIC = "pooled-tasks";
    private static final int TASKS = 4;
    private static final int MESSAGES = 3;

    private PooledTasks() {}

    static final class Work {
        final ReentrantLock lock = new ReentrantLock();
        final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        int done;

        int unlocked(int task) {
            done++;
            return task;
        }

        int locked(int task) {
            lock.lock();
            try {
                return unlocked(task);
            } finally {
                lock.unlock();
            }
        }

        void produce() {
            try {
                for (int i = 0; i < MESSAGES; i++) {
                    queue.put(i);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A task, by its number. */
    private interface Task {
        int run(Work work, int number);
    }

    private static void run(Work work, Task task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            int number = i;
            futures.add(pool.submit(() -> task.run(work, number)));
        }
        int sum = 0;
        for (Future<Integer> future : futures) {
            sum += future.get();
        }
        Thread producer = new Thread(work::produce);
        producer.start();
        for (int i = 0; i < MESSAGES; i++) {
            sum += work.queue.take();
        }
        producer.join();
        sum += CompletableFuture.supplyAsync(() -> 7, pool).join();
        Thread.sleep(1_000);
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.DAYS) || sum != 16) {
            throw new IllegalStateException("the pool did not end, or the sum is wrong: " + sum);
        }
    }

    private static Plan<Work> judged(Task task) {
        return Plan.of(Work::new)
                .actor("caller", (work, me) -> run(work, task))
                .invariant("every task was counted", work -> work.done == TASKS);
    }

    /** The tasks count without a lock. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The tasks of a pool count without a lock.", 1, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(Work::unlocked);
        }
    }

    /** The tasks count under a lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The tasks of a pool count under a lock.", 1);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(Work::locked);
        }
    }
}
