package dev.heddle.known.order;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Two fields that belong together are written in two critical sections. */
public final class TwoStages {
    private static final String TOPIC = "two-stages";

    private TwoStages() {}

    static final class Record {
        private int first;
        private int second;
        private boolean torn;

        synchronized void setFirst() {
            first = 1;
        }

        synchronized void setSecond() {
            second = first + 1;
        }

        synchronized void setBoth() {
            setFirst();
            setSecond();
        }

        synchronized void check() {
            torn = first == 1 && second != 2;
        }
    }

    private static Plan<Record> judged(Actor<Record> writer) {
        return Plan.of(Record::new)
                .actor("writer", writer)
                .actor("reader", (record, me) -> record.check())
                .invariant("both or none", record -> !record.torn);
    }

    /** A reader comes between the two. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "A reader comes between the two.", 2, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((record, me) -> {
                record.setFirst();
                record.setSecond();
            });
        }
    }

    /** Written in one critical section. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Written in one critical section.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((record, me) -> record.setBoth());
        }
    }
}
