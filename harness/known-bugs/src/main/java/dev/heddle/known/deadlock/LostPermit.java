package dev.heddle.known.deadlock;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A semaphore whose permit is not given back when something goes wrong. */
public final class LostPermit {
    private static final String TOPIC = "lost-permit";

    private LostPermit() {}

    static final class Gate {
        final Semaphore permits = new Semaphore(1);
        final AtomicBoolean spoilt = new AtomicBoolean();

        /** Goes wrong for whoever comes second to the flag. */
        void pass() {
            if (!spoilt.compareAndSet(false, true)) {
                throw new IllegalStateException("spoilt");
            }
        }

        void carelessly() throws InterruptedException {
            permits.acquire();
            pass();
            permits.release();
        }

        void carefully() throws InterruptedException {
            permits.acquire();
            try {
                pass();
            } finally {
                permits.release();
            }
        }
    }

    private interface Passing {
        void pass(Gate gate) throws InterruptedException;
    }

    private static void tolerating(Gate gate, Passing passing) throws InterruptedException {
        try {
            passing.pass(gate);
        } catch (IllegalStateException e) {
            gate.permits.acquire(); // needs the permit to clean up
            gate.permits.release();
        }
    }

    private static Plan<Gate> judged(Passing passing) {
        return Plan.of(Gate::new).actors("visitor", 2, (gate, me) -> tolerating(gate, passing));
    }

    /** Given back at the end of the method. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Given back at the end of the method.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(Gate::carelessly);
        }
    }

    /** Given back in finally. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Given back in finally.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(Gate::carefully);
        }
    }
}
