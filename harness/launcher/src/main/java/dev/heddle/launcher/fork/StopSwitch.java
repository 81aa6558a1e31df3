package dev.heddle.launcher.fork;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the user wants the run to end before its time. Turned once, by a signal; read by everyone. */
public final class StopSwitch {
    private final CountDownLatch latch = new CountDownLatch(1);

    /** Turns it. */
    public void request() {
        latch.countDown();
    }

    /** Whether it was turned. */
    public boolean requested() {
        return latch.getCount() == 0;
    }

    /** Whether it was turned, or is within this time. */
    boolean requestedWithin(Duration time) throws InterruptedException {
        return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
