package dev.heddle.sample;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/** Programs that look at the time, or wait for as long as there is time. */
public final class TimePrograms {
    private TimePrograms() {}

    /** Tries for five seconds; as long as the other one has something to do, the time does not pass. */
    public static final class TriesForAWhile {
        private static final AtomicIntegerFieldUpdater<TriesForAWhile> LOCK =
                AtomicIntegerFieldUpdater.newUpdater(TriesForAWhile.class, "lock");

        private volatile int lock;
        private final List<Integer> list = Arrays.asList(1, 2);

        private void locked() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (!LOCK.compareAndSet(this, 0, 1)) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("timed out");
                }
            }
            list.set(0, list.get(0) + 1);
            lock = 0;
        }

        public static void main(String[] args) throws InterruptedException {
            TriesForAWhile shared = new TriesForAWhile();
            Programs.together(shared::locked, shared::locked);
        }
    }

    /** Time passes where nobody has anything else to do. */
    public static final class WaitsBusily {
        public static void main(String[] args) throws InterruptedException {
            Runnable waits = () -> {
                long end = System.currentTimeMillis() + 10_000;
                while (System.currentTimeMillis() < end) {
                    Thread.onSpinWait();
                }
            };
            Programs.together(waits, waits);
        }
    }

    public static final class WaitsForEver {
        public static void main(String[] args) {
            while (!Thread.interrupted()) {
                LockSupport.parkNanos(WaitsForEver.class, Long.MAX_VALUE);
            }
        }
    }

    public static final class WaitsForALatchForEver {
        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await(Long.MAX_VALUE, TimeUnit.DAYS);
        }
    }
}
