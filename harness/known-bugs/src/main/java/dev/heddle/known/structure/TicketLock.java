package dev.heddle.known.structure;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicInteger;

/** Each thread draws a ticket, and waits until it is called. */
public final class TicketLock {
    private static final String TOPIC = "ticket-lock";

    private TicketLock() {}

    static final class Counter {
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger served = new AtomicInteger();
        int value;

        void serve(int ticket) {
            while (served.get() < ticket) {
                Thread.onSpinWait();
            }
            value++;
            served.incrementAndGet();
        }
    }

    private static Plan<Counter> judged(Actor<Counter> customer) {
        return Plan.of(Counter::new)
                .actors("customer", 2, customer)
                .observe(counter -> counter.value)
                .acceptable(2)
                .otherwise(FORBIDDEN, "two were served at once");
    }

    /** Two may draw the same ticket. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Two may draw the same ticket.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((counter, me) -> {
                int ticket = counter.next.get();
                counter.next.set(ticket + 1);
                counter.serve(ticket);
            });
        }
    }

    /** Drawn in one step. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Drawn in one step.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((counter, me) -> counter.serve(counter.next.getAndIncrement()));
        }
    }
}
