package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** A barrier made by hand, passed twice. */
public final class LappedBarrier {
    private static final String TOPIC = "lapped-barrier";

    private LappedBarrier() {}

    static final class Barrier {
        private final int parties = 2;
        private int arrived;
        private int generation;

        synchronized void byCount() throws InterruptedException {
            if (++arrived == parties) {
                arrived = 0;
                notifyAll();
            } else {
                while (arrived != 0) {
                    wait();
                }
            }
        }

        synchronized void byGeneration() throws InterruptedException {
            int mine = generation;
            if (++arrived == parties) {
                arrived = 0;
                generation++;
                notifyAll();
            } else {
                while (mine == generation) {
                    wait();
                }
            }
        }
    }

    private static Plan<Barrier> judged(Actor<Barrier> party) {
        return Plan.of(Barrier::new).actors("party", 2, party);
    }

    /** The quick one arrives again before the slow one has seen that all were there. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(
                    TOPIC,
                    "The quick one arrives again before the slow one has seen that all were there.",
                    2,
                    Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((barrier, me) -> {
                barrier.byCount();
                barrier.byCount();
            });
        }
    }

    /** Each round has a number. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Each round has a number.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((barrier, me) -> {
                barrier.byGeneration();
                barrier.byGeneration();
            });
        }
    }
}
