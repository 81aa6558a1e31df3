package dev.heddle.known.signal;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** A token goes round; each thread waits for its turn. */
public final class TokenRing {
    private static final String TOPIC = "token-ring";

    private TokenRing() {}

    static final class Ring {
        private int turn;

        synchronized void passOn(int me, int size, boolean tellAll) throws InterruptedException {
            while (turn != me) {
                wait();
            }
            turn = (turn + 1) % size;
            if (tellAll) {
                notifyAll();
            } else {
                notify();
            }
        }
    }

    private static Plan<Ring> judged(boolean tellAll) {
        return Plan.of(Ring::new).actors("member", 3, (ring, me) -> ring.passOn(me.index(), me.count(), tellAll));
    }

    /** notify may wake one whose turn it is not. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "notify may wake one whose turn it is not.", 3, Failure.DEADLOCK);
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
            super(TOPIC, "notifyAll.", 3);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(true);
        }
    }
}
