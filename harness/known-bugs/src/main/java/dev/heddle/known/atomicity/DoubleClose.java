package dev.heddle.known.atomicity;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection must be closed once. */
public final class DoubleClose {
    private static final String TOPIC = "double-close";

    private DoubleClose() {}

    static final class Connection {
        final AtomicBoolean open = new AtomicBoolean(true);
        private final AtomicInteger handles = new AtomicInteger(1);

        void release() {
            if (handles.decrementAndGet() < 0) {
                throw new IllegalStateException("released twice");
            }
        }
    }

    private static Plan<Connection> judged(Actor<Connection> closer) {
        return Plan.of(Connection::new).actors("closer", 2, closer);
    }

    /** Open is asked, then set. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Open is asked, then set.", 2, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((connection, me) -> {
                if (connection.open.get()) {
                    connection.open.set(false);
                    connection.release();
                }
            });
        }
    }

    /** Open is asked and set in one step. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Open is asked and set in one step.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((connection, me) -> {
                if (connection.open.compareAndSet(true, false)) {
                    connection.release();
                }
            });
        }
    }
}
