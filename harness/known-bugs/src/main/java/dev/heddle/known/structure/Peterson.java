package dev.heddle.known.structure;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Peterson's lock for two threads: say that one wants in, give the other the turn, wait. */
public final class Peterson {
    private static final String TOPIC = "peterson";

    private Peterson() {}

    static final class Section {
        final AtomicIntegerArray wants = new AtomicIntegerArray(2);
        volatile int turn;
        int entries;

        void run(int me, boolean turnFirst) {
            int other = 1 - me;
            if (turnFirst) {
                turn = other;
                wants.set(me, 1);
            } else {
                wants.set(me, 1);
                turn = other;
            }
            while (wants.get(other) == 1 && turn == other) {
                Thread.onSpinWait();
            }
            entries++;
            wants.set(me, 0);
        }
    }

    private static Plan<Section> judged(boolean turnFirst) {
        return Plan.of(Section::new)
                .actors("visitor", 2, (section, me) -> section.run(me.index(), turnFirst))
                .observe(section -> section.entries)
                .acceptable(2)
                .otherwise(FORBIDDEN, "two were inside at once");
    }

    /** The two in the wrong order. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The two in the wrong order.", 2, Failure.OUTCOME);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(true);
        }
    }

    /** In the right order. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "In the right order.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(false);
        }
    }
}
