package dev.heddle.known.structure;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The owner takes from the bottom of a deque, a thief from its top. */
public final class WorkStealing {
    private static final String TOPIC = "work-stealing";

    private WorkStealing() {}

    static final class Work {
        final AtomicInteger top = new AtomicInteger();
        volatile int bottom = 2;
        final AtomicIntegerArray taken = new AtomicIntegerArray(2);

        void steal() {
            int first = top.get();
            if (first < bottom && top.compareAndSet(first, first + 1)) {
                taken.incrementAndGet(first);
            }
        }

        void popCarelessly() {
            int last = bottom - 1;
            bottom = last;
            if (top.get() <= last) {
                taken.incrementAndGet(last);
            } else {
                bottom = last + 1;
            }
        }

        /** As Chase and Lev do it (SPAA 2005): the last item is raced for. */
        void popCarefully() {
            int last = bottom - 1;
            bottom = last;
            int first = top.get();
            if (first < last) {
                taken.incrementAndGet(last);
                return;
            }
            if (first == last && top.compareAndSet(first, first + 1)) {
                taken.incrementAndGet(last);
            }
            bottom = first + 1;
        }
    }

    private static Plan<Work> judged(Actor<Work> owner) {
        return Plan.of(Work::new)
                .actor("owner", owner)
                .actor("thief", (work, me) -> work.steal())
                .invariant("no item was taken twice", work -> work.taken.get(0) <= 1 && work.taken.get(1) <= 1);
    }

    /** The owner takes the last item without racing for it. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "The owner takes the last item without racing for it.", 2, Failure.INVARIANT);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((work, me) -> {
                work.popCarelessly();
                work.popCarelessly();
            });
        }
    }

    /** The last item goes to whoever moves the top. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "The last item goes to whoever moves the top.", 2);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((work, me) -> {
                work.popCarefully();
                work.popCarefully();
            });
        }
    }
}
