package dev.heddle.guide.locks;

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

/** A lock that does not know its holder. */
public final class TakenTwice implements Scenario {
    @Override
    public String name() {
        return "locks.taken-twice";
    }

    @Override
    public String summary() {
        return "A thread that holds a lock which may be taken only once takes it again, and waits for itself.";
    }

    @Override
    public String explanation() {
        return """
                A method that locks calls another method that takes the same lock: deposit() calls log(), and both are guarded. With a lock that can \
                be taken once, the second lock() waits until the lock is free. It would be free if the thread went on, but the thread is waiting. One \
                thread and one lock are enough for a deadlock.

                Such locks exist, and are a little faster and simpler for it: StampedLock in the JDK, a Semaphore with one permit used as a lock, and \
                those of most other languages by default (Python's Lock, C++'s std::mutex, Go's sync.Mutex). Java's synchronized and ReentrantLock are \
                of the other kind: see locks.reentrant.

                It is not found by looking for two threads that wait for each other. The report names one thread that holds the lock and waits for it, \
                and the line where it does.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "lock", "deadlock", "bug");
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
        return Plan.of(Account::new)
                .actor("main", (account, me) -> account.deposit(5))
                .observe(account -> account.balance)
                .acceptable(5)
                .otherwise(FORBIDDEN, "the deposit was lost");
    }

    private static final class Account {
        private final OnceLock lock = new OnceLock();
        private int balance;
        private int log;

        void deposit(int amount) {
            lock.lock();
            try {
                balance += amount;
                log();
            } finally {
                lock.unlock();
            }
        }

        private void log() {
            lock.lock(); // held already by this thread: waits for itself
            try {
                log++;
            } finally {
                lock.unlock();
            }
        }
    }
}
