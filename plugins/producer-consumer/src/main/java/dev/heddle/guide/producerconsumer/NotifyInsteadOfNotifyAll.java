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

/** The signal that woke the wrong one. */
public final class NotifyInsteadOfNotifyAll implements Scenario {
    @Override
    public String name() {
        return "producer-consumer.notify-one";
    }

    @Override
    public String summary() {
        return "A bounded buffer that wakes one thread with notify, where producers and consumers wait at the same monitor, comes to a stop.";
    }

    @Override
    public String explanation() {
        return """
                The buffer of producer-consumer.wait-notify with notifyAll() replaced by notify(), "as only one can go on anyway". At a monitor there \
                is one set of waiting threads, and it does not say what they wait for. A consumer takes the last item and notifies: that is meant for \
                a producer, but the one that wakes up may be the other consumer. It finds the buffer empty, goes back to sleep, and the signal is used \
                up. The producer that could go on is never told. In the end all four sleep.

                notify() is right only where all who wait wait for the same thing, and each signal lets just one go on. Otherwise: notifyAll(), or a \
                Condition of its own for each kind.

                No lock is held by anybody when it stops, so a search for cycles of locks finds nothing: the dump shows four threads in Object.wait(). \
                It is a deadlock all the same: each waits for a signal that only another one of them could give.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "wait", "notify", "buffer", "deadlock", "bug");
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
        return ThreadCounts.exactly(4);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(() -> new Transfer(new WakesOne()))
                .actors("producer", 2, (transfer, me) -> transfer.produce(me.index(), 2))
                .actors("consumer", 2, (transfer, me) -> transfer.consume(2))
                .observe(Transfer::differentItems)
                .acceptable(4)
                .otherwise(FORBIDDEN, "an item was lost, another taken twice");
    }

    private static final class WakesOne extends Buffer {
        @Override
        void awaitThat(Condition condition) throws InterruptedException {
            while (!condition.isTrue()) {
                wait();
            }
        }

        @Override
        void changed() {
            notify(); // should be: notifyAll
        }
    }
}
