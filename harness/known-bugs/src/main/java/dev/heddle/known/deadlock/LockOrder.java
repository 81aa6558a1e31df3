package dev.heddle.known.deadlock;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Two locks, taken by two threads. */
public final class LockOrder {
    private static final String TOPIC = "lock-order";

    private LockOrder() {}

    static final class Locks {
        final Object first = new Object();
        final Object second = new Object();
        int value;

        void both(Object one, Object other) {
            synchronized (one) {
                synchronized (other) {
                    value++;
                }
            }
        }
    }

    private static Plan<Locks> judged(Actor<Locks> other) {
        return Plan.of(Locks::new)
                .actor("one", (locks, me) -> locks.both(locks.first, locks.second))
                .actor("other", other);
    }

    /** In opposite orders. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "In opposite orders.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((locks, me) -> locks.both(locks.second, locks.first));
        }
    }

    /** In the same order. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "In the same order.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((locks, me) -> locks.both(locks.first, locks.second));
        }
    }
}
