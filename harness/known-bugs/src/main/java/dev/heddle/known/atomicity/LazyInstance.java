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

/** A singleton made when it is first asked for. */
public final class LazyInstance {
    private static final String TOPIC = "lazy-instance";

    private LazyInstance() {}

    static final class Holder {
        final AtomicInteger made = new AtomicInteger();
        private @Nullable Object instance;

        Object unlocked() {
            Object found = instance;
            if (found == null) {
                made.incrementAndGet();
                found = new Object();
                instance = found;
            }
            return found;
        }

        synchronized Object locked() {
            return unlocked();
        }
    }

    private static Plan<Holder> judged(Actor<Holder> user) {
        return Plan.of(Holder::new)
                .actors("user", 2, user)
                .observe(holder -> holder.made.get())
                .acceptable(1)
                .otherwise(FORBIDDEN, "more than one instance was made");
    }

    /** Made without a lock. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Made without a lock.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((holder, me) -> holder.unlocked());
        }
    }

    /** Made under a lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Made under a lock.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((holder, me) -> holder.locked());
        }
    }
}
