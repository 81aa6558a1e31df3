package dev.heddle.guide.producerconsumer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue of items and pills, and who took how much. */
final class Work {
    /** What says that nothing more will come. */
    static final int PILL = -1;

    static final int ITEMS = 4;

    final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger taken = new AtomicInteger();

    /** Puts the items, and after them the pills. */
    void produce(int pills) throws InterruptedException {
        for (int item = 1; item <= ITEMS; item++) {
            queue.put(item);
        }
        for (int pill = 1; pill <= pills; pill++) {
            queue.put(PILL);
        }
    }

    /** Takes items until it takes a pill. */
    void consume() throws InterruptedException {
        while (queue.take() != PILL) {
            taken.incrementAndGet();
        }
    }

    int taken() {
        return taken.get();
    }
}
