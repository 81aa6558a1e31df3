package dev.heddle.engine.worker;

import dev.heddle.api.Load;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import java.util.concurrent.atomic.AtomicInteger;

/** What a worker runs to load the classes that any worker needs, when the launcher makes an archive of them. It is in no jar's list of scenarios. */
public final class Rehearsal implements Scenario {
    /** For the catalog. */
    public Rehearsal() {}

    @Override
    public String name() {
        return "rehearsal";
    }

    @Override
    public String summary() {
        return "Two threads count.";
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(AtomicInteger::new)
                .actors("count", 2, (counter, me) -> counter.incrementAndGet())
                .observe(AtomicInteger::get)
                .acceptable(2);
    }
}
