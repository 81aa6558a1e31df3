package dev.heddle.known.signal;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Producers and consumers wait on one monitor of a buffer with one place. */
public final class NotifyOne {
    private static final String TOPIC = "notify-one";

    private NotifyOne() {}

    static final class Slot {
        private final boolean all;
        private boolean full;

        Slot(boolean all) {
            this.all = all;
        }

        synchronized void put() throws InterruptedException {
            while (full) {
                wait();
            }
            full = true;
            tell();
        }

        synchronized void take() throws InterruptedException {
            while (!full) {
                wait();
            }
            full = false;
            tell();
        }

        private void tell() {
            if (all) {
                notifyAll();
            } else {
                notify();
            }
        }
    }

    private static Plan<Slot> judged(boolean all) {
        return Plan.of(() -> new Slot(all))
                .actors("producer", 2, (slot, me) -> slot.put())
                .actors("consumer", 2, (slot, me) -> slot.take());
    }

    /** notify may wake one that cannot go on. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "notify may wake one that cannot go on.", 4, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(false);
        }
    }

    /** notifyAll. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "notifyAll.", 4);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(true);
        }
    }
}
