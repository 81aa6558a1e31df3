package dev.heddle.known.order;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A stage that runs after a future, and a caller that waits for the future. */
public final class ForgottenStage {
    private static final String TOPIC = "forgotten-stage";

    private ForgottenStage() {}

    static final class Report {
        volatile boolean written;
        boolean seen;
    }

    private static Plan<Report> judged(Actor<Report> caller) {
        return Plan.of(Report::new)
                .actor("caller", caller)
                .observe(report -> report.seen)
                .acceptable(true)
                .otherwise(FORBIDDEN, "the stage had not run");
    }

    private static void run(Report report, boolean waitForStage) throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> {}, pool);
            CompletableFuture<Void> second = first.thenRunAsync(() -> report.written = true, pool);
            (waitForStage ? second : first).get();
            report.seen = report.written;
        } finally {
            pool.shutdown();
        }
    }

    /** Waits for the future. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Waits for the future.", 1, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((report, me) -> run(report, false));
        }
    }

    /** Waits for the stage. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Waits for the stage.", 1);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((report, me) -> run(report, true));
        }
    }
}
