package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.ArrayList;
import java.util.List;

/** The lock is the list that is guarded, and the list is replaced. */
public final class ReplacedLock {
    private static final String TOPIC = "replaced-lock";

    private ReplacedLock() {}

    static final class Log {
        final Object lock = new Object();
        List<Integer> lines = new ArrayList<>();
        int count;
    }

    private static void add(Log log, Object lock) {
        synchronized (lock) {
            log.count++;
            log.lines = new ArrayList<>();
        }
    }

    private static Plan<Log> judged(Actor<Log> writer) {
        return Plan.of(Log::new)
                .actors("writer", 3, writer)
                .observe(log -> log.count)
                .acceptable(3)
                .otherwise(FORBIDDEN, "two writers were inside at once");
    }

    /** Whoever comes after the replacement locks another object. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Whoever comes after the replacement locks another object.", 3, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((log, me) -> add(log, log.lines));
        }
    }

    /** The lock is a final field of its own. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The lock is a final field of its own.", 3);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((log, me) -> add(log, log.lock));
        }
    }
}
