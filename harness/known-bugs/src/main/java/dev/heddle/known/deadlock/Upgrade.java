package dev.heddle.known.deadlock;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** Readers that want to write, and wait until they are the only reader. */
public final class Upgrade {
    private static final String TOPIC = "upgrade";

    private Upgrade() {}

    static final class Sharing {
        private int readers;
        private int value;

        synchronized void startReading() {
            readers++;
        }

        synchronized void upgrade() throws InterruptedException {
            while (readers > 1) {
                wait();
            }
            value++;
            readers--;
            notifyAll();
        }

        synchronized void stopReadingAndWrite() throws InterruptedException {
            readers--;
            notifyAll();
            while (readers > 0) {
                wait();
            }
            value++;
        }
    }

    private static Plan<Sharing> judged(Actor<Sharing> user) {
        return Plan.of(Sharing::new).actors("user", 2, user).invariant("both wrote", sharing -> sharing.value == 2);
    }

    /** Both stay readers while they wait. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Both stay readers while they wait.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((sharing, me) -> {
                sharing.startReading();
                sharing.upgrade();
            });
        }
    }

    /** They stop reading before they wait. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "They stop reading before they wait.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((sharing, me) -> {
                sharing.startReading();
                sharing.stopReadingAndWrite();
            });
        }
    }
}
