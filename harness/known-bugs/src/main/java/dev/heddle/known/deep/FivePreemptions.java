package dev.heddle.known.deep;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** A combination lock that opens only if two threads take turns 5 times at the right places. */
public final class FivePreemptions {
    private static final String TOPIC = "5-preemptions-deep";

    private FivePreemptions() {}

    private static final int LENGTH = 6;

    static final class Safe {
        private int position;
        private boolean spoilt;

        /** Right if it comes at its position; wrong from then on if not. */
        void turn(int expected) {
            spoilt |= position != expected;
            position++;
        }
    }

    private static void dial(Safe safe, int first) {
        for (int i = first; i < LENGTH; i += 2) {
            synchronized (safe) {
                safe.turn(i);
            }
        }
    }

    private static Plan<Safe> judged(Actor<Safe> odd) {
        return Plan.of(Safe::new)
                .actor("even", (safe, me) -> dial(safe, 0))
                .actor("odd", odd)
                .observe(safe -> safe.spoilt)
                .acceptable(true)
                .otherwise(FORBIDDEN, "the safe is open");
    }

    /** Turns can fit exactly. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Turns can fit exactly.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((safe, me) -> dial(safe, 1));
        }
    }

    /** One of the threads takes all of its turns at once. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "One of the threads takes all of its turns at once.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((safe, me) -> {
                synchronized (safe) {
                    dial(safe, 1);
                }
            });
        }
    }
}
