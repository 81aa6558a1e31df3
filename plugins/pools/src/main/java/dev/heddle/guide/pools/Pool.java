package dev.heddle.guide.pools;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A pool of a fixed number of threads for the length of a try block. From JDK 19 on, {@link ExecutorService} can be closed itself. */
final class Pool implements AutoCloseable {
    final ExecutorService executor;

    Pool(int threads) {
        this(Executors.newFixedThreadPool(threads));
    }

    Pool(ExecutorService executor) {
        this.executor = executor;
    }

    /** Lets the pool finish what it was given, and waits for its threads to end. */
    @Override
    public void close() throws InterruptedException {
        executor.shutdown();
        while (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
            Thread.onSpinWait(); // tasks that take longer than that take their time
        }
    }
}
