package dev.heddle.bench.explore;

import dev.heddle.api.Grade;
import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** The program of {@code counter.unlocked}, of which nothing is claimed: a search that finds what it looks for is over before its rate can be measured. */
public final class UnlockedCounter implements Scenario {
    static final class Counter {
        int value;
    }

    @Override
    public String name() {
        return "bench.counter.unlocked";
    }

    @Override
    public String summary() {
        return "One thread adds one to a plain field, another one subtracts it.";
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Counter::new)
                .actor("increment", (counter, me) -> counter.value++)
                .actor("decrement", (counter, me) -> counter.value--)
                .observe(counter -> counter.value)
                .acceptable(0)
                .otherwise(Grade.INTERESTING, "an update was lost");
    }
}
