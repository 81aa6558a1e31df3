package dev.heddle.engine.explore.instrument.sample;

import java.util.Vector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Monitors, waiting, threads and time. */
public final class Locks implements Runnable {
    private int guarded;

    synchronized int next() {
        return guarded++;
    }

    static synchronized long wide(long a, String b) {
        if (b == null) {
            throw new IllegalArgumentException();
        }
        return a + b.length();
    }

    @Override
    public void run() {
        try {
            next();
            wide(3L, "x");
            try {
                wide(3L, null);
            } catch (IllegalArgumentException expected) {
                guarded = -1;
            }
            Object lock = new Object();
            synchronized (lock) {
                lock.notify();
                lock.notifyAll();
                lock.wait(1, 1);
                lock.wait();
            }
            Vector<String> vector = new Vector<>();
            synchronized (vector) {
                vector.add("a");
            }
            Thread thread = new Thread(() -> {});
            thread.setDaemon(true);
            thread.start();
            thread.interrupt();
            thread.isAlive();
            thread.getState();
            thread.join();
            thread.join(3);
            Thread.sleep(3);
            Thread.sleep(1, 1);
            TimeUnit.SECONDS.sleep(1);
            Sleeper.rest();
            Thread.yield();
            Thread.onSpinWait();
            LockSupport.unpark(thread);
            LockSupport.park();
            LockSupport.parkNanos(this, 5);
            if (System.nanoTime() > 2_000 || java.time.Instant.now().getEpochSecond() != 1_700_000_000) {
                throw new AssertionError("time");
            }
            new AtomicInteger().incrementAndGet();
            System.exit(3);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its call of {@code sleep} names this class, not {@code Thread}. */
    private static final class Sleeper extends Thread {
        static void rest() throws InterruptedException {
            sleep(4);
        }
    }
}
