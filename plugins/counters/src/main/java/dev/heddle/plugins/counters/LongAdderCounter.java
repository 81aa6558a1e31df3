package dev.heddle.plugins.counters;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** The same sum as {@link UnlockedCounter}, made right by an adder that spreads it. */
public final class LongAdderCounter implements Scenario {
    static final class Counter {
        private final LongAdder value = new LongAdder();
    }

    /** Found through the service file. */
    public LongAdderCounter() {}

    @Override
    public String name() {
        return "counter.long-adder";
    }

    @Override
    public String summary() {
        return "Threads add to and subtract from a LongAdder.";
    }

    @Override
    public String explanation() {
        return """
                When many threads count in one AtomicInteger, they are right but they queue for one cache line. LongAdder spreads the sum over several cells: a thread that finds one contended adds to another, and sum() adds the cells up. Nothing is lost, so the outcome is 0 always.

                The difference to the atomic counter is what can be read while the others are at work: sum() walks over the cells one after the other and so may give a number that the sum never was. After all threads have ended, as here, it is exact. Take it for statistics, not for a number that a decision hangs on.

                Cells are made when threads collide, and that costs memory and time once; a short-lived adder such as the one of each iteration here shows more of that price than a long-lived one would.
                """;
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "atomic");
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.multiplesOf(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        int half = load.threads() / 2;
        return Plan.of(Counter::new)
                .actors("increment", half, (counter, me) -> counter.value.increment())
                .actors("decrement", half, (counter, me) -> counter.value.decrement())
                .observe(counter -> counter.value.sum())
                .acceptable(0L)
                .otherwise(FORBIDDEN, "an update was lost");
    }
}
