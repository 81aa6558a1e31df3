package dev.heddle.known.atomicity;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lock made of a flag: wait until it is down, put it up. */
public final class TestThenSet {
    private static final String TOPIC = "test-then-set";

    private TestThenSet() {}

    static final class Section {
        final AtomicBoolean busy = new AtomicBoolean();
        int entries;

        void enterAndLeave() {
            entries++;
            busy.set(false);
        }
    }

    private static Plan<Section> judged(Actor<Section> visitor) {
        return Plan.of(Section::new)
                .actors("visitor", 2, visitor)
                .observe(section -> section.entries)
                .acceptable(2)
                .otherwise(FORBIDDEN, "two were inside at once");
    }

    /** get, then set. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "get, then set.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((section, me) -> {
                while (section.busy.get()) {
                    Thread.onSpinWait();
                }
                section.busy.set(true);
                section.enterAndLeave();
            });
        }
    }

    /** compareAndSet. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "compareAndSet.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((section, me) -> {
                while (!section.busy.compareAndSet(false, true)) {
                    Thread.onSpinWait();
                }
                section.enterAndLeave();
            });
        }
    }
}
