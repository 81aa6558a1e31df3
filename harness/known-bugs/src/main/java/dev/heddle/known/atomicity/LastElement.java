package dev.heddle.known.atomicity;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.List;
import java.util.Vector;

/** The last element of a vector, while another thread takes elements away. */
public final class LastElement {
    private static final String TOPIC = "last-element";

    private LastElement() {}

    private static Vector<Integer> two() {
        return new Vector<>(List.of(1, 2));
    }

    private static void readLast(Vector<Integer> vector) {
        int size = vector.size();
        if (size > 0) {
            vector.get(size - 1);
        }
    }

    private static Plan<Vector<Integer>> judged(Actor<Vector<Integer>> reader) {
        return Plan.of(LastElement::two).actor("reader", reader).actor("clearer", (vector, me) -> vector.clear());
    }

    /** size and get are two calls. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "size and get are two calls.", 2, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((vector, me) -> readLast(vector));
        }
    }

    /** Both under the monitor that the vector itself uses. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Both under the monitor that the vector itself uses.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((vector, me) -> {
                synchronized (vector) {
                    readLast(vector);
                }
            });
        }
    }
}
