package dev.heddle.guide.jvmlifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Two threads that work until a flag is set, and then clean up. */
final class Workers {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stop;

    /** Starts them, and returns when both are at work. */
    void start() throws InterruptedException {
        var atWork = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            var thread = new Thread(() -> work(atWork));
            threads.add(thread);
            thread.start();
        }
        atWork.await();
    }

    /** Asks them to stop, and waits until they have cleaned up. */
    void stopAndJoin() throws InterruptedException {
        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(CountDownLatch atWork) {
        try {
            atWork.countDown();
            while (!stop) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            // Asked to end in another way.
        } finally {
            System.out.println("cleaned up");
        }
    }
}
