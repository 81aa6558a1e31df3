package dev.heddle.guide.producerconsumer;

import static dev.heddle.api.Grade.FORBIDDEN;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;

/** The right way with wait and notifyAll. */
public final class WaitNotify implements Scenario {
    @Override
    public String name() {
        return "producer-consumer.wait-notify";
    }

    @Override
    public String summary() {
        return "A bounded buffer of its own, with wait in a while loop and notifyAll after each change, hands every item over once.";
    }

    @Override
    public String explanation() {
        return """
                Before there were blocking queues, one wrote this, and whoever can write it understands what they do. Three rules make it right.

                Wait in a loop. wait() gives up the monitor, sleeps, and takes the monitor again before it returns. Between the wake-up and that, any \
                other thread may have had the monitor and changed everything. So what one waited for has to be looked at again: while, not if. That \
                also covers spurious wake-ups, which the specification allows.

                Change and notify under the same monitor under which the condition is looked at, so that no signal can fall between looking and \
                sleeping.

                notifyAll, not notify, where threads wait for different things at one monitor: here producers wait for room and consumers for items, \
                and notify() may wake the wrong kind. The price is that all wake up and most of them go back to sleep; ReentrantLock with a Condition \
                for each kind saves it, and that is how ArrayBlockingQueue does it.

                Two producers of two items each and two consumers: the claim is that four different items were taken, and that all come to an end.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "wait", "notify", "buffer");
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
        return Plan.of(() -> new Transfer(new Right()))
                .actors("producer", 2, (transfer, me) -> transfer.produce(me.index(), 2))
                .actors("consumer", 2, (transfer, me) -> transfer.consume(2))
                .observe(Transfer::differentItems)
                .acceptable(4)
                .otherwise(FORBIDDEN, "an item was lost, another taken twice");
    }

    private static final class Right extends Buffer {
        @Override
        void awaitThat(Condition condition) throws InterruptedException {
            while (!condition.isTrue()) {
                wait();
            }
        }

        @Override
        void changed() {
            notifyAll();
        }
    }
}
