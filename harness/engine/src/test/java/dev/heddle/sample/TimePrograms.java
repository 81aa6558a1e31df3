package dev.heddle.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

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

    /** A timer and a sleep end at the same time, for all that anybody can tell: either may be late. */
    private static boolean isTimerFirst() throws InterruptedException {
        AtomicBoolean fired = new AtomicBoolean();
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        fired.set(true);
                    }
                },
                5);
        Thread.sleep(5);
        return fired.get();
    }

    public static final class TimerBeforeSleep {
        public static void main(String[] args) throws InterruptedException {
            if (isTimerFirst()) {
                throw new AssertionError("timer");
            }
        }
    }

    public static final class SleepBeforeTimer {
        public static void main(String[] args) throws InterruptedException {
            if (!isTimerFirst()) {
                throw new AssertionError("sleep");
            }
        }
    }

    /** Two that are a millisecond apart are two. */
    public static final class InOrder {
        private static final AtomicInteger woken = new AtomicInteger();

        private static void sleep(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (woken.incrementAndGet() != millis) {
                throw new AssertionError("too early");
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> sleep(1), () -> sleep(2));
        }
    }

    /** Two that make way for each other; the pauses are short, and unequal in the end. */
    public static final class BacksOff {
        private static final AtomicInteger tries = new AtomicInteger();
        private static int done;

        private static void transfer(ReentrantLock first, ReentrantLock second) {
            while (true) {
                first.lock();
                try {
                    if (second.tryLock()) {
                        done++;
                        second.unlock();
                        return;
                    }
                } finally {
                    first.unlock();
                }
                int tried = tries.incrementAndGet();
                LockSupport.parkNanos(10_000 + tried % 7 * 3_000L);
            }
        }

        public static void main(String[] args) throws InterruptedException {
            ReentrantLock left = new ReentrantLock();
            ReentrantLock right = new ReentrantLock();
            Programs.together(() -> transfer(left, right), () -> transfer(right, left));
            if (done != 2) {
                throw new AssertionError("lost");
            }
        }
    }

    /** A day at a time. */
    public static final class WaitsAgainAndAgain {
        public static void main(String[] args) throws InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            while (!never.await(1, TimeUnit.DAYS)) {}
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

    /** Its pool of virtual threads waits a day for them, and again: JDK 21 or newer. */
    public static final class VirtualThreadsStarve {
        public static void main(String[] args) throws Exception {
            Semaphore none = new Semaphore(0);
            Object pool =
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            try (AutoCloseable closes = (AutoCloseable) pool) {
                ((Executor) pool).execute(none::acquireUninterruptibly);
                ((Executor) pool).execute(none::acquireUninterruptibly);
            }
        }
    }
}
