package dev.heddle.known.deadlock;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two tasks, each of which waits for a task of its own, in one pool. */
public final class PoolExhausted {
    private static final String TOPIC = "pool-exhausted";

    private PoolExhausted() {}

    private static Plan<ExecutorService> judged(int threads) {
        return Plan.of(() -> Executors.newFixedThreadPool(threads))
                .actors(
                        "caller",
                        2,
                        (pool, me) ->
                                pool.submit(() -> pool.submit(() -> 1).get()).get())
                .close(ExecutorService::shutdown);
    }

    /** Two threads: both may wait at once. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Two threads: both may wait at once.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(2);
        }
    }

    /** Three threads: one is always left. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Three threads: one is always left.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(3);
        }
    }
}
