package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Double-checked locking: look without the lock, take it, look again, make. */
public final class OneSidedDoubleCheck {
    private static final String TOPIC = "double-check";

    private OneSidedDoubleCheck() {}

    static final class Holder {
        final AtomicInteger made = new AtomicInteger();
        private volatile @Nullable Object instance;

        void withoutSecondCheck() {
            if (instance == null) {
                synchronized (this) {
                    make();
                }
            }
        }

        void withSecondCheck() {
            if (instance == null) {
                synchronized (this) {
                    if (instance == null) {
                        make();
                    }
                }
            }
        }

        private void make() {
            made.incrementAndGet();
            instance = new Object();
        }
    }

    private static Plan<Holder> judged(Actor<Holder> user) {
        return Plan.of(Holder::new)
                .actors("user", 2, user)
                .observe(holder -> holder.made.get())
                .acceptable(1)
                .otherwise(FORBIDDEN, "more than one instance was made");
    }

    /** Without the second look. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Without the second look.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((holder, me) -> holder.withoutSecondCheck());
        }
    }

    /** With the second look. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "With the second look.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((holder, me) -> holder.withSecondCheck());
        }
    }
}
