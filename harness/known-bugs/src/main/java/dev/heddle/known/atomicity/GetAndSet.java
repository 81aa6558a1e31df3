package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicInteger;

/** An atomic integer raised by getting and setting it. */
public final class GetAndSet {
    private static final String TOPIC = "get-and-set";

    private GetAndSet() {}

    private static Plan<AtomicInteger> judged(Actor<AtomicInteger> adder) {
        return Plan.of(AtomicInteger::new)
                .actors("adder", 3, adder)
                .observe(AtomicInteger::get)
                .acceptable(3)
                .otherwise(FORBIDDEN, "an update was lost");
    }

    /** set(get() + 1). */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "set(get() + 1).", 3, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((value, me) -> value.set(value.get() + 1));
        }
    }

    /** incrementAndGet. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "incrementAndGet.", 3);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((value, me) -> value.incrementAndGet());
        }
    }
}
