package dev.heddle.known.structure;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.Semaphore;

/** Readers let each other in; the first shuts writers out, the last lets them in. */
public final class ReaderCount {
    private static final String TOPIC = "reader-count";

    private ReaderCount() {}

    static final class Shared {
        final Semaphore writing = new Semaphore(1);
        int readers;
        int first;
        int second;
        boolean torn;

        void enter() throws InterruptedException {
            if (++readers == 1) {
                writing.acquire();
            }
        }

        void leave() {
            if (--readers == 0) {
                writing.release();
            }
        }

        void read() {
            torn |= first != second;
        }

        void write() throws InterruptedException {
            writing.acquire();
            first++;
            second++;
            writing.release();
        }
    }

    private static void readOnce(Shared shared) throws InterruptedException {
        shared.enter();
        shared.read();
        shared.leave();
    }

    private static void readCounted(Shared shared) throws InterruptedException {
        synchronized (shared) {
            shared.enter();
        }
        shared.read();
        synchronized (shared) {
            shared.leave();
        }
    }

    private static Plan<Shared> judged(Actor<Shared> reader) {
        return Plan.of(Shared::new)
                .actors("reader", 2, reader)
                .actor("writer", (shared, me) -> shared.write())
                .observe(shared -> shared.torn)
                .acceptable(false)
                .otherwise(FORBIDDEN, "a reader saw half of a write");
    }

    /** Readers are counted without a lock. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Readers are counted without a lock.", 3, Failure.OUTCOME, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((shared, me) -> readOnce(shared));
        }
    }

    /** Readers are counted under a lock. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Readers are counted under a lock.", 3);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((shared, me) -> readCounted(shared));
        }
    }
}
