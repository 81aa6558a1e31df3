package dev.heddle.guide.producerconsumer;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What producers put into a buffer and consumers took out of it. */
final class Transfer {
    private final Buffer buffer;
    private final Queue<Integer> taken = new ConcurrentLinkedQueue<>();

    Transfer(Buffer buffer) {
        this.buffer = buffer;
    }

    /** Puts {@code count} items, different from those of other producers. */
    void produce(int producer, int count) throws InterruptedException {
        for (int i = 1; i <= count; i++) {
            buffer.put(10 * (producer + 1) + i);
        }
    }

    /** Takes {@code count} items. */
    void consume(int count) throws InterruptedException {
        for (int i = 1; i <= count; i++) {
            taken.add(buffer.take());
        }
    }

    /** How many different items were taken. */
    int differentItems() {
        return Set.copyOf(taken).size();
    }
}
