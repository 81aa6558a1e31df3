package dev.heddle.plugins.counters;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Expectation;
import dev.heddle.api.Failure;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** A plain field changed by several threads: the lost update in its purest form. */
public final class UnlockedCounter implements Scenario {
    static final class Counter {
        int value;
    }

    /** Found through the service file. */
    public UnlockedCounter() {}

    @Override
    public String name() {
        return "counter.unlocked";
    }

    @Override
    public String summary() {
        return "Threads add to and subtract from a plain field, without a lock.";
    }

    @Override
    public String explanation() {
        return """
                Half of the threads run value++ once, the other half value--, each on the same plain int field, and the sum must come out as 0. It does not.

                value++ looks like one step and is three: read the field, add one, write the field. Two threads that both read 0 write 1 and -1, and whichever writes last wins: the other's update is lost. Nothing warns of it, neither the compiler nor an exception; the number is just wrong now and then, and more often the more cores there are.

                How often depends on how exactly the threads meet, which is why such code passes its unit test. Expect some per mille to some per cent of the iterations to lose an update here, where thousands of counters are swept by two threads that start together; in explore mode the interleaving is found at once, with three steps between the two halves of the lost one.

                What to do: make the three steps one. The other scenarios of this theme show five ways: synchronized, a ReentrantLock, an AtomicInteger and a LongAdder are right; volatile, which is often tried, is not.
                """;
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "counter", "atomicity", "lost-update", "canary", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME);
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
                .actors("increment", half, (counter, me) -> counter.value++)
                .actors("decrement", half, (counter, me) -> counter.value--)
                .observe(counter -> counter.value)
                .acceptable(0)
                .otherwise(FORBIDDEN, "an update was lost");
    }
}
