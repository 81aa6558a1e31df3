package dev.heddle.known.order;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;

/** A flag says that the data is there. */
public final class FlagBeforeData {
    private static final String TOPIC = "flag-before-data";

    private FlagBeforeData() {}

    static final class Message {
        volatile boolean ready;
        volatile int data;
        int read = -1;
    }

    private static Plan<Message> judged(Actor<Message> writer) {
        return Plan.of(Message::new)
                .actor("writer", writer)
                .actor("reader", (message, me) -> {
                    if (message.ready) {
                        message.read = message.data;
                    }
                })
                .observe(message -> message.read)
                .acceptable(-1, 7)
                .otherwise(FORBIDDEN, "the flag was there before the data");
    }

    /** The flag is set first. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The flag is set first.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((message, me) -> {
                message.ready = true;
                message.data = 7;
            });
        }
    }

    /** The data is written first. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The data is written first.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((message, me) -> {
                message.data = 7;
                message.ready = true;
            });
        }
    }
}
