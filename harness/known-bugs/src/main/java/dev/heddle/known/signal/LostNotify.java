package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** One thread waits to be told, another tells it. */
public final class LostNotify {
    private static final String TOPIC = "lost-notify";

    private LostNotify() {}

    static final class Event {
        private boolean happened;

        synchronized void happen() {
            happened = true;
            notify();
        }

        synchronized void waitBlindly() throws InterruptedException {
            wait();
        }

        synchronized void waitUnlessHappened() throws InterruptedException {
            while (!happened) {
                wait();
            }
        }
    }

    private static Plan<Event> judged(Actor<Event> waiter) {
        return Plan.of(Event::new)
                .actor("teller", (event, me) -> event.happen())
                .actor("waiter", waiter);
    }

    /** Told before it waits, it waits for ever. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Told before it waits, it waits for ever.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((event, me) -> event.waitBlindly());
        }
    }

    /** It waits unless it has happened. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "It waits unless it has happened.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((event, me) -> event.waitUnlessHappened());
        }
    }
}
