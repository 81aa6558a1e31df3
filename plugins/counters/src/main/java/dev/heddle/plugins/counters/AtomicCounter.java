package dev.heddle.plugins.counters;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The same sum as {@link UnlockedCounter}, made right without a lock. */
public final class AtomicCounter implements Scenario {
    static final class Counter {
        private final AtomicInteger value = new AtomicInteger();
    }

    /** Found through the service file. */
    public AtomicCounter() {}

    @Override
    public String name() {
        return "counter.atomic";
    }

    @Override
    public String summary() {
        return "Threads add to and subtract from an AtomicInteger.";
    }

    @Override
    public String explanation() {
        return """
                AtomicInteger.incrementAndGet reads, adds and writes in one step that the processor does not divide: on x86 a single instruction with a lock prefix, on ARM an atomic add or a short loop that tries again when another core was quicker. No thread ever waits for one that was stopped in the middle, as there is no middle. The outcome is 0 always.

                That works for one variable. Two AtomicIntegers that must change together are as unprotected as two plain ints: each step is whole, the pair is not. Nor is get() followed by set() one step because the class has Atomic in its name; it has to be one call, such as incrementAndGet, compareAndSet or updateAndGet.
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
                .actors("increment", half, (counter, me) -> counter.value.incrementAndGet())
                .actors("decrement", half, (counter, me) -> counter.value.decrementAndGet())
                .observe(counter -> counter.value.get())
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }
}
