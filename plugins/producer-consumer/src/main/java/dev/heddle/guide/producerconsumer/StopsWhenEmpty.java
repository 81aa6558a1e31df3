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
import java.util.concurrent.ConcurrentLinkedQueue;

/** Empty is not the same as finished. */
public final class StopsWhenEmpty implements Scenario {
    @Override
    public String name() {
        return "producer-consumer.stops-when-empty";
    }

    @Override
    public String summary() {
        return "A consumer that ends when it finds the queue empty leaves items behind when it is faster than the producer.";
    }

    @Override
    public String explanation() {
        return """
                It works in every test in which the producer has a head start: the consumer takes what is there and ends when the queue is empty. But \
                empty means "nothing here yet" as well as "nothing will come any more", and the queue cannot tell which. A consumer that is quicker \
                than the producer finds the queue empty for a moment, concludes that the work is done, and goes home. What is produced afterwards \
                nobody takes.

                The outcome is how many of the five items were left behind: all five when the consumer looked before the first one was there, fewer \
                when it caught up with the producer later on.

                The end of the work has to be said, not guessed: by a poison pill per consumer (producer-consumer.pill-each), or by a flag or latch \
                that the producer sets after its last item, and that consumers look at before they look at the queue for the last time. In that order: \
                a consumer that sees the queue empty and then the flag set may miss an item which came in between.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "queue", "end-of-work", "bug");
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
        return ThreadCounts.exactly(2);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(() -> new ConcurrentLinkedQueue<Integer>())
                .actor("producer", (queue, me) -> {
                    for (int item = 1; item <= 5; item++) {
                        queue.add(item);
                    }
                })
                .actor("consumer", (queue, me) -> {
                    while (queue.poll() != null) {
                        Thread.onSpinWait(); // this is where the item would be used
                    }
                })
                .observe(queue -> queue.size())
                .acceptable(0)
                .otherwise(
                        FORBIDDEN, "items were left behind: the consumer took an empty queue for the end of the work");
    }
}
