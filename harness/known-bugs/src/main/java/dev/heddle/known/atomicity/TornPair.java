package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Two halves of one number are written and read one after the other. */
public final class TornPair {
    private static final String TOPIC = "torn-pair";

    private TornPair() {}

    static final class Pair {
        int low;
        int high;
        String seen = "0 0";

        void write() {
            low = 1;
            high = 1;
        }

        void read() {
            int first = low;
            seen = first + " " + high;
        }
    }

    private static Plan<Pair> judged(Actor<Pair> writer, Actor<Pair> reader) {
        return Plan.of(Pair::new)
                .actor("writer", writer)
                .actor("reader", reader)
                .observe(pair -> pair.seen)
                .acceptable("0 0", "1 1")
                .otherwise(FORBIDDEN, "half of one, half of the other");
    }

    /** Without a lock. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Without a lock.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((pair, me) -> pair.write(), (pair, me) -> pair.read());
        }
    }

    /** Under a lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Under a lock.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(
                    (pair, me) -> {
                        synchronized (pair) {
                            pair.write();
                        }
                    },
                    (pair, me) -> {
                        synchronized (pair) {
                            pair.read();
                        }
                    });
        }
    }
}
