package dev.heddle.known.signal;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.ArrayDeque;
import java.util.Deque;

/** Two consumers wait for an item. */
public final class IfInsteadOfWhile {
    private static final String TOPIC = "if-instead-of-while";

    private IfInsteadOfWhile() {}

    static final class Store {
        private final Deque<Integer> items = new ArrayDeque<>();

        synchronized void put() {
            items.add(1);
            notifyAll();
        }

        synchronized void takeAfterIf() throws InterruptedException {
            if (items.isEmpty()) {
                wait();
            }
            items.remove();
        }

        synchronized void takeAfterWhile() throws InterruptedException {
            while (items.isEmpty()) {
                wait();
            }
            items.remove();
        }
    }

    private static Plan<Store> judged(Actor<Store> consumer) {
        return Plan.of(Store::new).actors("consumer", 2, consumer).actor("producer", (store, me) -> {
            store.put();
            store.put();
        });
    }

    /** Looked once: another may have been quicker. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Looked once: another may have been quicker.", 3, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((store, me) -> store.takeAfterIf());
        }
    }

    /** Looked again after each wake-up. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Looked again after each wake-up.", 3);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((store, me) -> store.takeAfterWhile());
        }
    }
}
