package dev.heddle.plugins.queues;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

/** Producers and consumers on a queue that holds fewer items than go through it, so that both sides have to wait. */
abstract class BoundedQueue implements Scenario {
    private final int pairs;

    BoundedQueue(int pairs) {
        this.pairs = pairs;
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "queue", "producer-consumer");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(2 * pairs);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(() -> new Exchange(new ArrayBlockingQueue<>(Exchange.capacity(load)), Exchange.items(load)))
                .actors("producer", pairs, (exchange, me) -> exchange.produce(me.index(), me.count()))
                .actors("consumer", pairs, (exchange, me) -> exchange.consume())
                .invariant("nothing is left in the queue", Exchange::isEmpty)
                .observe(Exchange::wrong)
                .acceptable(List.of())
                .otherwise(FORBIDDEN, "these items were lost or taken twice");
    }
}
