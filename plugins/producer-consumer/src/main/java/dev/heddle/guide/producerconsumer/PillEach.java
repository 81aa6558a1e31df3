package dev.heddle.guide.producerconsumer;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;

/** One end for each. */
public final class PillEach implements Scenario {
    @Override
    public String name() {
        return "producer-consumer.pill-each";
    }

    @Override
    public String summary() {
        return "After its last item the producer puts one poison pill per consumer, and every consumer ends with the pill that it takes.";
    }

    @Override
    public String explanation() {
        return """
                A poison pill is an item that is none: a value which says "nothing more will come". As the queue is first in, first out, it is taken \
                after everything that was put before it, so no item is left behind; and a consumer that has to wait for it waits in take(), at no \
                cost.

                Each consumer takes one pill and ends. So there must be as many pills as consumers, and the one that puts them must know how many \
                there are. With several producers, only the last of them to finish may put the pills: they count themselves down.

                The claim: both consumers end, and all items were taken. Who took how many is left to chance.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "queue", "end-of-work", "poison-pill");
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
                .actor("producer", (work, me) -> work.produce(2))
                .actors("consumer", 2, (work, me) -> work.consume())
                .observe(Work::taken)
                .acceptable(Work.ITEMS)
                .otherwise(FORBIDDEN, "items were lost, or taken twice");
    }
}
