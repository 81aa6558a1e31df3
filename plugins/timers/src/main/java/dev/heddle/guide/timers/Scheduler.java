package dev.heddle.guide.timers;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A scheduled executor of some threads for the length of a try block, which drops what is still scheduled at the end. */
final class Scheduler implements AutoCloseable {
    final ScheduledExecutorService executor;

    Scheduler(int threads) {
        executor = Executors.newScheduledThreadPool(threads);
    }

    @Override
    public void close() throws InterruptedException {
        executor.shutdownNow();
        while (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
            Thread.onSpinWait(); // a task that takes longer than that takes its time
        }
    }
}
