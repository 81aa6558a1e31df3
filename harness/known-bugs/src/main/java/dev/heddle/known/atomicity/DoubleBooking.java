package dev.heddle.known.atomicity;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicInteger;

/** Two clerks sell the last seat: each looks whether it is free, and then books it. */
public final class DoubleBooking {
    private static final String TOPIC = "double-booking";

    private DoubleBooking() {}

    static final class Seat {
        boolean taken;
        final AtomicInteger tickets = new AtomicInteger();

        void book() {
            if (!taken) {
                taken = true;
                tickets.incrementAndGet();
            }
        }
    }

    private static Plan<Seat> judged(Actor<Seat> clerk) {
        return Plan.of(Seat::new)
                .actors("clerk", 2, clerk)
                .invariant("one ticket was sold", seat -> seat.tickets.get() == 1);
    }

    /** Check, then act, with nothing that keeps the two together. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Check, then act, with nothing that keeps the two together.", 2, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((seat, me) -> seat.book());
        }
    }

    /** Check and act under one lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Check and act under one lock.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((seat, me) -> {
                synchronized (seat) {
                    seat.book();
                }
            });
        }
    }
}
