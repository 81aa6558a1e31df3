package dev.heddle.known.order;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** The result of a thread is read by the one that started it. */
public final class ReadWithoutJoin {
    private static final String TOPIC = "read-without-join";

    private ReadWithoutJoin() {}

    static final class Sum {
        int value;
        int read;
    }

    private static Plan<Sum> judged(Actor<Sum> caller) {
        return Plan.of(Sum::new)
                .actor("caller", caller)
                .observe(sum -> sum.read)
                .acceptable(42)
                .otherwise(FORBIDDEN, "read before it was there");
    }

    /** Read, then joined. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Read, then joined.", 1, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((sum, me) -> {
                Thread thread = new Thread(() -> sum.value = 42, "summer");
                thread.start();
                sum.read = sum.value;
                thread.join();
            });
        }
    }

    /** Joined, then read. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Joined, then read.", 1);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((sum, me) -> {
                Thread thread = new Thread(() -> sum.value = 42, "summer");
                thread.start();
                thread.join();
                sum.read = sum.value;
            });
        }
    }
}
