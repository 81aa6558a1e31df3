package dev.heddle.plugins.counters;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** The same sum as {@link UnlockedCounter}, made right by a monitor. */
public final class SynchronizedCounter implements Scenario {
    static final class Counter {
        private int value;

        synchronized void add(int difference) {
            value += difference;
        }

        synchronized int value() {
            return value;
        }
    }

    /** Found through the service file. */
    public SynchronizedCounter() {}

    @Override
    public String name() {
        return "counter.synchronized";
    }

    @Override
    public String summary() {
        return "Threads add to and subtract from a field under the monitor of its object.";
    }

    @Override
    public String explanation() {
        return """
                The right way that needs nothing but the language: both methods are synchronized, so that a thread that is inside holds the monitor of the counter, and every other one waits at the door. Reading, adding and writing cannot be divided any more, and 0 is the only outcome.

                The lock does a second thing that is easily forgotten: what a thread wrote before it released the monitor is seen by the next one that acquires it. A reader must therefore take the lock too, even though a single read of an int cannot be divided. Here the reading happens after all threads have ended, which orders it just as well.

                The price shows in the throughput: a monitor that two threads want at once has to be queued for, and with more threads than cores they go to sleep and must be woken. Compare the latencies with those of counter.atomic.
                """;
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "lock");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.allOf(Mode.class);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.multiplesOf(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        int half = load.threads() / 2;
        return Plan.of(Counter::new)
                .actors("increment", half, (counter, me) -> counter.add(1))
                .actors("decrement", half, (counter, me) -> counter.add(-1))
                .observe(counter -> counter.value())
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }
}
