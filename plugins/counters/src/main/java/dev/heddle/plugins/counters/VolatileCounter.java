package dev.heddle.plugins.counters;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.Set;

/** volatile orders accesses; it does not make two of them one. */
public final class VolatileCounter implements Scenario {
    static final class Counter {
        volatile int value;
    }

    /** Found through the service file. */
    public VolatileCounter() {}

    @Override
    public String name() {
        return "counter.volatile";
    }

    @Override
    public String summary() {
        return "Threads add to and subtract from a volatile field, without a lock.";
    }

    @Override
    public String explanation() {
        return """
                The same as counter.unlocked with one word more: the field is volatile. The claim is that this does not help, and it does not.

                volatile makes each read see the latest write, and keeps the compilers from moving accesses around. But value++ is still a read followed by a write, and between the two another thread's write fits as well as before. Both threads read the very latest value, which is 0 for both, and one update is lost. It may even happen more often than without volatile, as a volatile write makes the core wait for the cache line, and with it the other core.

                What volatile is for: a flag that one thread sets and others read, or publishing an object that does not change any more. As soon as what is written depends on what was read, it takes a lock or an atomic class.
                """;
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "atomicity", "lost-update", "volatile", "canary", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.multiplesOf(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        int half = load.threads() / 2;
        return Plan.of(Counter::new)
                .actors("increment", half, (counter, me) -> counter.value++)
                .actors("decrement", half, (counter, me) -> counter.value--)
                .observe(counter -> counter.value)
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }
}
