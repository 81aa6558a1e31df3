package dev.heddle.guide.mutualexclusion;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The same with a lock. */
public final class TwentyLocked implements Scenario {
    @Override
    public String name() {
        return "mutual-exclusion.twenty-locked";
    }

    @Override
    public String summary() {
        return "Twenty threads, half of them adding one and half subtracting one, once each and under one lock, always end at zero.";
    }

    @Override
    public String explanation() {
        return """
                The counter of mutual-exclusion.twenty-unlocked with a lock around the three steps of value++. Reading, adding and writing are now one \
                step for everybody who takes the same lock: no one else can read in between.

                The lock also makes the result visible: what was done before an unlock() is seen by everybody after the next lock() on it. So the \
                field needs no volatile.

                It costs something: the twenty threads pass through one after the other, whatever the number of processors. What is protected by a \
                lock should be short. For a single counter there is a cheaper way, AtomicInteger; see the scenarios of the theme counter, which \
                compare their speed.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "lock");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(20);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Counter::new)
                .actors("add", 10, (counter, me) -> counter.change(1))
                .actors("subtract", 10, (counter, me) -> counter.change(-1))
                .observe(counter -> counter.value)
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }

    private static final class Counter {
        private final Lock lock = new ReentrantLock();
        private int value;

        void change(int by) {
            lock.lock();
            try {
                value += by;
            } finally {
                lock.unlock();
            }
        }
    }
}
