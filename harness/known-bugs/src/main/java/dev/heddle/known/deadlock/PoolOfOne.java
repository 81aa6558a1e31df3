package dev.heddle.known.deadlock;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A task waits for another task of its pool. */
public final class PoolOfOne {
    private static final String TOPIC = "pool-of-one";

    private PoolOfOne() {}

    private static Plan<ExecutorService> judged(int threads) {
        return Plan.of(() -> Executors.newFixedThreadPool(threads))
                .actor(
                        "caller",
                        (pool, me) ->
                                pool.submit(() -> pool.submit(() -> 1).get()).get())
                .close(ExecutorService::shutdown);
    }

    /** The pool has one thread. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The pool has one thread.", 1, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(1);
        }
    }

    /** The pool has two threads. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The pool has two threads.", 1);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(2);
        }
    }
}
