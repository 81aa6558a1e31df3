package dev.heddle.plugins.counters;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The same sum as {@link UnlockedCounter}, made right by a lock in try and finally. */
public final class ReentrantLockCounter implements Scenario {
    static final class Counter {
        private final Lock lock = new ReentrantLock();
        private int value;

        void add(int difference) {
            lock.lock();
            try {
                value += difference;
            } finally {
                lock.unlock();
            }
        }

        int value() {
            lock.lock();
            try {
                return value;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Found through the service file. */
    public ReentrantLockCounter() {}

    @Override
    public String name() {
        return "counter.reentrant-lock";
    }

    @Override
    public String summary() {
        return "Threads add to and subtract from a field under a ReentrantLock.";
    }

    @Override
    public String explanation() {
        return """
                What synchronized does, done by an object: lock() before, unlock() after. The outcome is 0 always.

                The shape matters as much as the lock. lock() stands before try, so that a lock that was not acquired is not released; unlock() stands in finally, so that it is released however the body ends. A body that throws between lock() and a plain unlock() leaves the lock held for ever, and everybody after it waits for ever.

                Why take it at all, where synchronized is shorter? It can give up after a time (tryLock), be interrupted while it waits (lockInterruptibly), be fair, and wait for several conditions. Where none of these is needed, the monitor is the simpler choice, and on current JVMs about as quick.
                """;
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "lock");
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.multiplesOf(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        int half = load.threads() / 2;
        return Plan.of(Counter::new)
                .actors("increment", half, (counter, me) -> counter.add(1))
                .actors("decrement", half, (counter, me) -> counter.add(-1))
                .observe(counter -> counter.value())
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }
}
