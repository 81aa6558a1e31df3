package dev.heddle.known.deadlock;

import dev.heddle.api.Actor;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.known.KnownBug;
import dev.heddle.known.Twin;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Four philosophers, four forks. */
public final class Philosophers {
    private static final String TOPIC = "philosophers";

    private Philosophers() {}

    private static final int COUNT = 4;

    static final class Table {
        final List<ReentrantLock> forks =
                IntStream.range(0, COUNT).mapToObj(i -> new ReentrantLock()).toList();

        void eat(int left, int right) {
            forks.get(left).lock();
            try {
                forks.get(right).lock();
                forks.get(right).unlock();
            } finally {
                forks.get(left).unlock();
            }
        }
    }

    private static Plan<Table> judged(Actor<Table> philosopher) {
        return Plan.of(Table::new).actors("philosopher", COUNT, philosopher);
    }

    /** Each takes the left fork first. */
    public static final class Broken extends KnownBug {
        /** Found through the service file. */
        public Broken() {
            super(TOPIC, "Each takes the left fork first.", 4, Failure.DEADLOCK);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((table, me) -> table.eat(me.index(), (me.index() + 1) % COUNT));
        }
    }

    /** Each takes the fork of the lower number first. */
    public static final class Correct extends Twin {
        /** Found through the service file. */
        public Correct() {
            super(TOPIC, "Each takes the fork of the lower number first.", 4);
        }

        @Override
        public Plan<?> plan(Load load) {
            return judged((table, me) -> {
                int right = (me.index() + 1) % COUNT;
                table.eat(Math.min(me.index(), right), Math.max(me.index(), right));
            });
        }
    }
}
