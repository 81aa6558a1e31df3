package dev.heddle.known.atomicity;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** An airline: looked up in one critical section, booked in another. */
public final class TwoCriticalSections {
    private static final String TOPIC = "two-critical-sections";

    private TwoCriticalSections() {}

    static final class Flight {
        private int free = 2;
        private int sold;

        synchronized boolean hasRoom() {
            return free > 0;
        }

        synchronized void book() {
            free--;
            sold++;
        }

        synchronized void bookIfRoom() {
            if (hasRoom()) {
                book();
            }
        }
    }

    private static Plan<Flight> judged(Actor<Flight> agent) {
        return Plan.of(Flight::new)
                .actors("agent", 3, agent)
                .invariant("two seats, two tickets", flight -> flight.sold == 2);
    }

    /** Both are locked, the two together are not. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Both are locked, the two together are not.", 3, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((flight, me) -> {
                if (flight.hasRoom()) {
                    flight.book();
                }
            });
        }
    }

    /** Both in one critical section. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Both in one critical section.", 3);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((flight, me) -> flight.bookIfRoom());
        }
    }
}
