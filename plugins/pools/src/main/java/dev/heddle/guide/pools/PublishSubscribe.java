package dev.heddle.guide.pools;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import dev.heddle.api.Plan;
import dev.heddle.api.Scenario;
import dev.heddle.api.ThreadCounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Back-pressure: the quick one waits for the slow one. */
public final class PublishSubscribe implements Scenario {
    @Override
    public String name() {
        return "pools.publish-subscribe";
    }

    @Override
    public String summary() {
        return "A publisher with a small buffer hands twelve items to a slow subscriber; none is lost, and the publisher never runs far ahead.";
    }

    @Override
    public String explanation() {
        return """
                Publish and subscribe turns the direction round: nobody asks for a result, it is brought. A subscriber tells the publisher how many \
                items it can take (request), and onNext() is called at most that often: that is the whole idea of java.util.concurrent.Flow. The calls \
                to one subscriber come one after the other, so it needs no lock of its own, though they come on threads of the pool.

                This subscriber asks for one item at a time, and works at each for a while. The publisher is quicker, and fills the buffer, which has \
                room for four. Then submit() blocks: the publisher is slowed down to the pace of the subscriber. That is back-pressure. Without it, \
                something has to give: an endless buffer, or items thrown away (offer() instead of submit() does that, and reports how many).

                The claims: all twelve items arrived, in order; and the publisher was never more than five ahead, four in the buffer and one with the \
                subscriber.""";
    }

    @Override
    public Set<String> tags() {
        return Set.of("guide", "pool", "flow", "back-pressure");
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.STRESS, Mode.EXPLORE);
    }

    @Override
    public ThreadCounts threads() {
        return ThreadCounts.exactly(1);
    }

    @Override
    public Plan<?> plan(Load load) {
        return Plan.of(Stream::new)
                .actor("publisher", (stream, me) -> {
                    try (var pool = new Pool(1);
                            var publisher = new SubmissionPublisher<Integer>(pool.executor, Stream.BUFFER)) {
                        publisher.subscribe(stream);
                        for (int item = 0; item < Stream.ITEMS; item++) {
                            publisher.submit(item);
                            stream.submitted(item + 1);
                        }
                        publisher.close();
                        stream.complete.await();
                    }
                })
                .invariant("every item arrived, in order", Stream::isWhole)
                .invariant(
                        "the publisher was never further ahead than the buffer allows",
                        stream -> stream.lead <= Stream.BUFFER + 1);
    }

    /** A subscriber that takes its time. */
    private static final class Stream implements Flow.Subscriber<Integer> {
        static final int ITEMS = 12;
        static final int BUFFER = 4;

        final CountDownLatch complete = new CountDownLatch(1);
        private final Queue<Integer> received = new ConcurrentLinkedQueue<>();
        private final AtomicInteger done = new AtomicInteger();
        private Flow.Subscription subscription;
        private int lead;

        /** Called by the publisher, which alone writes the lead. */
        void submitted(int items) {
            lead = Math.max(lead, items - done.get());
        }

        boolean isWhole() {
            return IntStream.range(0, ITEMS).boxed().toList().equals(List.copyOf(received));
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(Integer item) {
            LockSupport.parkNanos(50_000); // the work
            received.add(item);
            done.incrementAndGet();
            subscription.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            complete.countDown(); // the items that are missing will tell
        }

        @Override
        public void onComplete() {
            complete.countDown();
        }
    }
}
