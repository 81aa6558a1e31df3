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
import java.util.concurrent.locks.Condition;

/** Woken is not the same as true. */
public final class IfInsteadOfWhile implements Scenario {
    @Override
    public String name() {
        return "producer-consumer.if-instead-of-while";
    }

    @Override
    public String summary() {
        return "A bounded buffer that looks at its condition with if instead of while before it waits takes items that are not there.";
    }

    @Override
    public String explanation() {
        return """
                The buffer of producer-consumer.wait-notify with one word changed. Two consumers wait at an empty buffer. A producer puts an item and \
                wakes both. The first takes the item. The second takes its turn at the monitor, returns from wait(), and goes on, as there is nothing \
                that would make it look again: it takes the item a second time, from a buffer that is empty, and the count of items goes below zero.

                "Woken" means "something has changed", not "what you wait for is true". Between the signal and the moment when the woken thread has \
                the monitor again, others may come first, those too that never waited. So with notify() instead of notifyAll() the bug would only be \
                rarer: it takes a third consumer which arrives just in time.

                The outcome is how many of the four items were taken; the missing ones were lost, others taken twice instead.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "wait", "notify", "buffer", "bug");
    }

    @Override
    public Expectation expectation() {
        return Expectation.breaks(Failure.OUTCOME);
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(4);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(() -> new Transfer(new WaitsOnce()))
                .actors("producer", 2, (transfer, me) -> transfer.produce(me.index(), 2))
                .actors("consumer", 2, (transfer, me) -> transfer.consume(2))
                .observe(Transfer::differentItems)
                .acceptable(4)
                .otherwise(FORBIDDEN, "an item was lost, another taken twice");
    }

    private static final class WaitsOnce extends Buffer {
        @Override
        void awaitThat(Condition condition) throws InterruptedException {
            if (!condition.isTrue()) { // should be: while
                wait();
            }
        }

        @Override
        void changed() {
            notifyAll();
        }
    }
}
