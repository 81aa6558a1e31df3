package dev.heddle.plugins.queues;

import dev.heddle.api.Load;
import dev.heddle.api.Mode;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** A queue, the items that go through it, and how often each came out. */
final class Exchange {
    private final BlockingQueue<Integer> queue;
    private final int items;
    private final AtomicIntegerArray taken;
    private final AtomicInteger left;

    Exchange(BlockingQueue<Integer> queue, int items) {
        this.queue = queue;
        this.items = items;
        taken = new AtomicIntegerArray(items);
        left = new AtomicInteger(items);
    }

    /** How many items go through the queue. In explore mode few, as the interleavings of more would say nothing new and be countless. */
    static int items(Load load) {
        return load.mode() == Mode.EXPLORE ? 4 : 100;
    }

    /** How many have room in it, likewise: both ends must be reached. */
    static int capacity(Load load) {
        return load.mode() == Mode.EXPLORE ? 2 : 48;
    }

    /** Puts the items of one of several producers: every {@code producers}-th, beginning with its own number. */
    void produce(int producer, int producers) throws InterruptedException {
        for (int item = producer; item < items; item += producers) {
            queue.put(item);
        }
    }

    /** Takes items until none is left to be taken. A consumer claims one before it waits for it, so that nobody waits for an item that will not come. */
    void consume() throws InterruptedException {
        while (left.getAndDecrement() > 0) {
            taken.incrementAndGet(queue.take());
        }
    }

    /** Takes what is there, without waiting. */
    void drain() {
        for (Integer item = queue.poll(); item != null; item = queue.poll()) {
            taken.incrementAndGet(item);
        }
    }

    /** Whether nothing is left in the queue. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The items that were not taken exactly once. */
    List<Integer> wrong() {
        return IntStream.range(0, items)
                .filter(item -> taken.get(item) != 1)
                .boxed()
                .toList();
    }
}
