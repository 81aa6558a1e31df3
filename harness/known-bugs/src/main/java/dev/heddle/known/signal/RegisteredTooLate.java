package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A receiver parks until a parcel is there; the sender unparks whoever is registered. */
public final class RegisteredTooLate {
    private static final String TOPIC = "registered-too-late";

    private RegisteredTooLate() {}

    static final class Courier {
        volatile boolean delivered;
        volatile @Nullable Thread receiver;

        void deliver() {
            delivered = true;
            Thread thread = receiver;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    private static Plan<Courier> judged(Actor<Courier> receiver) {
        return Plan.of(Courier::new)
                .actor("sender", (courier, me) -> courier.deliver())
                .actor("receiver", receiver);
    }

    /** Looks, registers, parks: the parcel comes between the first two. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Looks, registers, parks: the parcel comes between the first two.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((courier, me) -> {
                if (!courier.delivered) {
                    courier.receiver = Thread.currentThread();
                    LockSupport.park();
                }
            });
        }
    }

    /** Registers, looks, parks. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Registers, looks, parks.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((courier, me) -> {
                courier.receiver = Thread.currentThread();
                while (!courier.delivered) {
                    LockSupport.park();
                }
            });
        }
    }
}
