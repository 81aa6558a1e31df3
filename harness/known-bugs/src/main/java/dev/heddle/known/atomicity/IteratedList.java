package dev.heddle.known.atomicity;

import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A list is gone through while another thread adds to it. */
public final class IteratedList {
    private static final String TOPIC = "iterated-list";

    private IteratedList() {}

    private static Plan<List<Integer>> judged(Supplier<List<Integer>> list) {
        return Plan.of(list)
                .actor("reader", (numbers, me) -> {
                    int sum = 0;
                    for (int each : numbers) {
                        sum += each;
                    }
                    if (sum < 3) {
                        throw new IllegalStateException("sum " + sum);
                    }
                })
                .actor("adder", (numbers, me) -> numbers.add(4));
    }

    /** An ArrayList. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "An ArrayList.", 2, Failure.EXCEPTION);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(() -> new ArrayList<>(List.of(1, 2)));
        }
    }

    /** A CopyOnWriteArrayList. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "A CopyOnWriteArrayList.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged(() -> new CopyOnWriteArrayList<>(List.of(1, 2)));
        }
    }
}
