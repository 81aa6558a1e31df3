package dev.heddle.plugins.queues;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/** All items are there before the consumers begin: what they show is how they share them. */
public final class ProduceThenConsume implements Scenario {
    /** Found through the service file. */
    public ProduceThenConsume() {}

    @Override
    public String name() {
        return "queue.produce-then-consume";
    }

    @Override
    public String summary() {
        return "A queue is filled with 100 items first, and then emptied by all threads at once.";
    }

    @Override
    public String explanation() {
        return """
                Everything is produced before anything is consumed: an unbounded LinkedBlockingQueue holds 100 numbers when the threads start, and all of them take numbers until there are none. Each number must have been taken once.

                This is the shape of a batch: the work is known, and only its division is open. Nobody has to wait, so poll is used and not take; that poll found nothing is a reliable end, as nobody adds to the queue any more. If somebody still did, it would not be: empty now does not mean empty for good.

                It also separates two costs that the bounded queues mix. There is no waiting here and no waking, only the contention for the head of the queue. If throughput does not grow with the number of threads, the items are too small for their queue: hand over many at a time.
                """;
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
    public Plan<?> plan(Load load) {
        return Plan.of(() -> filled(Exchange.items(load)))
                .actors("consumer", load.threads(), (exchange, me) -> exchange.drain())
                .invariant("nothing is left in the queue", Exchange::isEmpty)
                .observe(Exchange::wrong)
                .acceptable(List.of())
                .otherwise(FORBIDDEN, "these items were lost or taken twice");
    }

    private static Exchange filled(int items) {
        var exchange = new Exchange(new LinkedBlockingQueue<>(), items);
        try {
            exchange.produce(0, 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the queue has no bound to wait at", e);
        }
        return exchange;
    }
}
