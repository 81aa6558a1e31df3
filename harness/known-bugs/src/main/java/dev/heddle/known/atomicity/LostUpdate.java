package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Two threads add one to a plain field; reading and writing back are two steps. */
public final class LostUpdate {
    private static final String TOPIC = "lost-update";

    private LostUpdate() {}

    static final class Counter {
        int value;
    }

    private static Plan<Counter> judged(Actor<Counter> adder) {
        return Plan.of(Counter::new)
                .actors("adder", 2, adder)
                .observe(counter -> counter.value)
                .acceptable(2)
                .otherwise(FORBIDDEN, "an update was lost");
    }

    /** value++ without a lock. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "value++ without a lock.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((counter, me) -> counter.value++);
        }
    }

    /** value++ under the counter's monitor. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "value++ under the counter's monitor.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((counter, me) -> {
                synchronized (counter) {
                    counter.value++;
                }
            });
        }
    }
}
