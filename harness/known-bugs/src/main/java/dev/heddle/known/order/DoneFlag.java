package dev.heddle.known.order;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A consumer ends when the queue is empty and the producer is done. */
public final class DoneFlag {
    private static final String TOPIC = "done-flag";

    private DoneFlag() {}

    static final class Work {
        final Queue<Integer> items = new ConcurrentLinkedQueue<>();
        volatile boolean done;
        int consumed;

        void produce() {
            items.add(1);
            items.add(2);
            done = true;
        }

        void consumeAll() {
            while (items.poll() != null) {
                consumed++;
            }
        }
    }

    private static Plan<Work> judged(Actor<Work> consumer) {
        return Plan.of(Work::new)
                .actor("producer", (work, me) -> work.produce())
                .actor("consumer", consumer)
                .observe(work -> work.consumed)
                .acceptable(2)
                .otherwise(FORBIDDEN, "items were left");
    }

    /** Asks in the wrong order: is there an item, then, is the producer done. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Asks in the wrong order: is there an item, then, is the producer done.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((work, me) -> {
                boolean more = true;
                while (more) {
                    work.consumeAll();
                    more = !work.done;
                    if (more) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
    }

    /** Asks whether the producer is done first. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Asks whether the producer is done first.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((work, me) -> {
                boolean more = true;
                while (more) {
                    more = !work.done;
                    work.consumeAll();
                    if (more) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
    }
}
