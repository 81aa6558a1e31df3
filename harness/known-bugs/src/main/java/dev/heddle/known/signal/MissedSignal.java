package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A condition is awaited by one who looked at the flag without the lock. */
public final class MissedSignal {
    private static final String TOPIC = "missed-signal";

    private MissedSignal() {}

    static final class Door {
        final ReentrantLock lock = new ReentrantLock();
        final Condition opened = lock.newCondition();
        volatile boolean open;

        void open() {
            lock.lock();
            try {
                open = true;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void await() throws InterruptedException {
            lock.lock();
            try {
                opened.await();
            } finally {
                lock.unlock();
            }
        }

        void awaitOpen() throws InterruptedException {
            lock.lock();
            try {
                while (!open) {
                    opened.await();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private static Plan<Door> judged(Actor<Door> visitor) {
        return Plan.of(Door::new).actor("porter", (door, me) -> door.open()).actor("visitor", visitor);
    }

    /** Looked at outside of the lock, awaited inside. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Looked at outside of the lock, awaited inside.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((door, me) -> {
                if (!door.open) {
                    door.await();
                }
            });
        }
    }

    /** Looked at and awaited under the lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Looked at and awaited under the lock.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((door, me) -> door.awaitOpen());
        }
    }
}
