package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A latch is counted down by workers, of which one may think it has nothing to do. */
public final class LatchSkipped {
    private static final String TOPIC = "latch-skipped";

    private LatchSkipped() {}

    static final class Job {
        final CountDownLatch done = new CountDownLatch(2);
        final AtomicInteger left = new AtomicInteger(2);
    }

    private static Plan<Job> judged(Actor<Job> worker) {
        return Plan.of(Job::new).actors("worker", 2, worker);
    }

    /** Counts down only if something is left by now. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Counts down only if something is left by now.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((job, me) -> {
                job.left.decrementAndGet();
                if (job.left.get() > 0 || me.index() == 0) {
                    job.done.countDown();
                }
                job.done.await();
            });
        }
    }

    /** Counts down in any case. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Counts down in any case.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((job, me) -> {
                job.left.decrementAndGet();
                job.done.countDown();
                job.done.await();
            });
        }
    }
}
