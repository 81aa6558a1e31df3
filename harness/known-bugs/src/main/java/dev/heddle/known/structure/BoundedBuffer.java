package dev.heddle.known.structure;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A ring of two places, guarded by semaphores that count free and full ones. */
public final class BoundedBuffer {
    private static final String TOPIC = "bounded-buffer";

    private BoundedBuffer() {}

    static final class Ring {
        private final Semaphore free = new Semaphore(2);
        private final Semaphore full = new Semaphore(0);
        private final int[] places = new int[2];
        private int in;
        private int out;
        private final AtomicInteger sum = new AtomicInteger();

        void put(int item) throws InterruptedException {
            free.acquire();
            places[in] = item;
            in = (in + 1) % places.length;
            full.release();
        }

        void putExclusively(int item) throws InterruptedException {
            free.acquire();
            synchronized (this) {
                places[in] = item;
                in = (in + 1) % places.length;
            }
            full.release();
        }

        void take() throws InterruptedException {
            full.acquire();
            synchronized (places) {
                sum.addAndGet(places[out]);
                places[out] = 0;
                out = (out + 1) % places.length;
            }
            free.release();
        }
    }

    private static Plan<Ring> judged(Actor<Ring> producer) {
        return Plan.of(Ring::new)
                .actors("producer", 2, producer)
                .actors("consumer", 2, (ring, me) -> ring.take())
                .observe(ring -> ring.sum.get())
                .acceptable(3)
                .otherwise(FORBIDDEN, "an item was lost");
    }

    /** Two producers may write to one place. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Two producers may write to one place.", 4, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((ring, me) -> ring.put(me.index() + 1));
        }
    }

    /** Producers take turns. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Producers take turns.", 4);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((ring, me) -> ring.putExclusively(me.index() + 1));
        }
    }
}
