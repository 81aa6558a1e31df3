package dev.heddle.known.deadlock;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** A thread waits for a signal with an outer lock held, which the signaller needs. */
public final class NestedMonitors {
    private static final String TOPIC = "nested-monitors";

    private NestedMonitors() {}

    static final class Box {
        final Object outer = new Object();
        final Object inner = new Object();
        boolean full;

        void put() {
            synchronized (inner) {
                full = true;
                inner.notifyAll();
            }
        }

        void take() throws InterruptedException {
            synchronized (inner) {
                while (!full) {
                    inner.wait();
                }
            }
        }
    }

    private static Plan<Box> judged(Actor<Box> putter, Actor<Box> taker) {
        return Plan.of(Box::new).actor("putter", putter).actor("taker", taker);
    }

    /** wait gives the inner monitor back only. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "wait gives the inner monitor back only.", 2, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(
                    (box, me) -> {
                        synchronized (box.outer) {
                            box.put();
                        }
                    },
                    (box, me) -> {
                        synchronized (box.outer) {
                            box.take();
                        }
                    });
        }
    }

    /** Nothing else is held while waiting. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Nothing else is held while waiting.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((box, me) -> box.put(), (box, me) -> box.take());
        }
    }
}
