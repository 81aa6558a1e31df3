package dev.heddle.guide.producerconsumer;

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

/** One end for two. */
public final class OnePill implements Scenario {
    @Override
    public String name() {
        return "producer-consumer.one-pill";
    }

    @Override
    public String summary() {
        return "A single poison pill ends one of two consumers; the other waits for ever.";
    }

    @Override
    public String explanation() {
        return """
                The first consumer to reach the pill takes it, and it is gone. The other one waits in take() for an item that nobody will put. The \
                program does its work, prints its results, and does not end.

                This is no cycle of locks: nobody holds anything that another one wants. A thread waits for a signal that nobody is left to give, \
                which is just as final. As a thread dump shows it, it looks like an idle consumer, so one has to know that there is no producer any \
                more.

                Ways out: a pill per consumer (producer-consumer.pill-each); or a consumer that takes the pill puts it back for the next one, so that \
                one pill ends any number of consumers and stays in the queue at the end.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "queue", "end-of-work", "poison-pill", "deadlock", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.DEADLOCK, Failure.HANG);
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(3);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Work::new)
                .actor("producer", (work, me) -> work.produce(1))
                .actors("consumer", 2, (work, me) -> work.consume())
                .observe(Work::taken)
                .acceptable(Work.ITEMS)
                .otherwise(FORBIDDEN, "items were lost, or taken twice");
    }
}
