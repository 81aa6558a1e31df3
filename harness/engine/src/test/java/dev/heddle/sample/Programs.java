package dev.heddle.sample;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Programs with a main method, each explored as it is. */
public final class Programs {
    private Programs() {}

    /** Runs each on a thread of its own, and waits for their end. */
    static void together(Runnable... actions) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable action : actions) {
            threads.add(new Thread(action));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    public static final class LostUpdate {
        private static int value;

        public static void main(String[] args) throws InterruptedException {
            together(() -> value++, () -> value++);
            assert value == 2 : "lost";
        }
    }

    /** A lost update makes a circle of a list; nobody else is there when the main thread goes round in it. */
    public static final class GoesRound {
        private static final class Node {
            Node next;
        }

        private static int added;

        public static void main(String[] args) throws InterruptedException {
            Node first = new Node();
            together(() -> added++, () -> added++);
            if (added != 2) {
                first.next = first;
            }
            for (Node at = first; at != null; at = at.next) {
                added++;
            }
        }
    }

    public static final class Guarded {
        private static int value;

        private static synchronized void add() {
            value++;
        }

        public static void main(String[] args) throws InterruptedException {
            together(Guarded::add, Guarded::add);
            assert value == 2 : "lost";
        }
    }

    public static final class LockOrder {
        public static void main(String[] args) throws InterruptedException {
            ReentrantLock a = new ReentrantLock();
            Object b = new Object();
            together(
                    () -> {
                        a.lock();
                        synchronized (b) {
                            a.unlock();
                        }
                    },
                    () -> {
                        synchronized (b) {
                            a.lock();
                            a.unlock();
                        }
                    });
        }
    }

    public static final class LostNotify {
        public static void main(String[] args) throws InterruptedException {
            Object bell = new Object();
            Thread waiter = new Thread(
                    () -> {
                        synchronized (bell) {
                            try {
                                bell.wait();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        }
                    },
                    "waiter");
            waiter.start();
            synchronized (bell) {
                bell.notify();
            }
            waiter.join();
        }
    }

    public static final class TimedWait {
        public static void main(String[] args) throws InterruptedException {
            Object bell = new Object();
            long start = System.nanoTime();
            synchronized (bell) {
                bell.wait(TimeUnit.DAYS.toMillis(1));
            }
            Thread.sleep(TimeUnit.DAYS.toMillis(1));
            assert System.nanoTime() - start >= TimeUnit.DAYS.toNanos(2);
        }
    }

    public static final class Interrupted {
        private static String how = "";

        public static void main(String[] args) throws InterruptedException {
            Thread sleeper = new Thread(() -> {
                try {
                    Thread.sleep(TimeUnit.DAYS.toMillis(1));
                    how = "slept";
                } catch (InterruptedException e) {
                    how = "interrupted";
                }
            });
            sleeper.start();
            sleeper.interrupt();
            sleeper.join();
            assert how.equals("interrupted") : how;
        }
    }

    public static final class Pool {
        public static void main(String[] args) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int k = i;
                futures.add(pool.submit(() -> k));
            }
            int sum = 0;
            for (Future<Integer> each : futures) {
                sum += each.get();
            }
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
            CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
                try {
                    queue.put(1);
                    queue.put(2);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            sum += queue.take() + queue.take();
            producer.join();
            pool.shutdown();
            assert pool.awaitTermination(1, TimeUnit.DAYS) && sum == 6;
        }
    }

    public static final class Ticks {
        public static void main(String[] args) throws InterruptedException {
            Timer timer = new Timer();
            CountDownLatch ticks = new CountDownLatch(3);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            ticks.countDown();
                        }
                    },
                    1_000,
                    1_000);
            ticks.await();
            timer.cancel();
        }
    }

    public static final class Spins {
        private static volatile boolean go;

        public static void main(String[] args) throws InterruptedException {
            together(
                    () -> {
                        while (!go) {
                            Thread.onSpinWait();
                        }
                    },
                    () -> go = true);
        }
    }

    public static final class SpinsForEver {
        private static volatile boolean go;

        public static void main(String[] args) throws InterruptedException {
            together(() -> {
                while (!go) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    public static final class Exits {
        private static int value;

        public static void main(String[] args) throws InterruptedException {
            together(() -> value = 1, () -> {
                if (value == 1) {
                    System.exit(3);
                }
            });
        }
    }

    /** The JVM's exit code is 1, whatever the handler does. */
    public static final class Handled {
        public static void main(String[] args) {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
            throw new IllegalStateException("heard of");
        }
    }

    /** Nothing but the timer of the common pool goes on. */
    public static final class TimesOut {
        public static void main(String[] args) {
            assert new CompletableFuture<Integer>()
                            .completeOnTimeout(5, 1, TimeUnit.MINUTES)
                            .join()
                    == 5;
        }
    }

    /** The end may come before each of the writes, and after all. */
    public static final class ExitsBesideWrites {
        private static volatile int value;

        public static void main(String[] args) throws InterruptedException {
            together(() -> System.exit(0), () -> {
                value = 1;
                value = 2;
            });
        }
    }

    /** What a thread does right before it ends the program is seen by the other. */
    public static final class SeenBeforeTheEnd {
        private static int value;

        public static void main(String[] args) throws InterruptedException {
            together(
                    () -> {
                        value = 1;
                        System.exit(0);
                    },
                    () -> {
                        assert value == 0 : "seen";
                    });
        }
    }

    public static final class Blocks {
        public static void main(String[] args) throws Exception {
            java.nio.channels.Pipe.open().source().read(java.nio.ByteBuffer.allocate(1));
        }
    }

    /** What is lost is lost inside of the list. */
    public static final class RacedList {
        public static void main(String[] args) throws InterruptedException {
            List<Integer> list = new ArrayList<>();
            together(() -> list.add(1), () -> list.add(2));
            assert list.size() == 2 : "lost";
        }
    }

    /** The iterator goes round the lock. */
    public static final class WrappedList {
        public static void main(String[] args) throws InterruptedException {
            List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
            Thread adder = new Thread(() -> list.add(3));
            adder.start();
            for (Integer ignored : list) {
                Thread.yield();
            }
            adder.join();
        }
    }

    public static final class BesideBusy {
        private static volatile boolean stopped;

        public static void main(String[] args) throws InterruptedException {
            Object a = new Object();
            Object b = new Object();
            Thread busy = new Thread(() -> {
                while (!stopped) {
                    Thread.onSpinWait();
                }
            });
            busy.start();
            together(() -> nested(a, b), () -> nested(b, a));
            stopped = true;
        }

        private static void nested(Object outer, Object inner) {
            synchronized (outer) {
                synchronized (inner) {
                    Thread.yield();
                }
            }
        }
    }

    public static final class Hook {
        private static int value;

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (value != 2) {
                    Runtime.getRuntime().halt(4);
                }
            }));
            together(() -> value++, () -> value++);
        }
    }

    /** Three spin on one flag, so that two of them see each other try. */
    public static final class SpinLock {
        private static final AtomicBoolean locked = new AtomicBoolean();
        private static int value;

        private static void add() {
            while (!locked.compareAndSet(false, true)) {}
            value++;
            locked.set(false);
        }

        public static void main(String[] args) throws InterruptedException {
            together(SpinLock::add, SpinLock::add, SpinLock::add);
            assert value == 3 : "lost";
        }
    }

    /** All that lives as long as the JVM is as in a JVM of its own. */
    public static final class Surroundings {
        enum Pool {
            SMALL;
            private int taken;

            synchronized void take() {
                taken++;
            }
        }

        interface Names {
            List<String> ALL = new ArrayList<>();
            long WIDE = System.nanoTime() | 1;

            static void add(String name) {
                ALL.add(name);
            }
        }

        public static void main(String[] args) throws InterruptedException {
            assert Names.ALL.isEmpty() && Names.WIDE != 0 : "interface";
            Names.add("a");
            Logger logger = Logger.getLogger("surroundings");
            assert Pool.valueOf("SMALL").taken == 0 : "constant";
            assert EnumSet.allOf(Pool.class).contains(Pool.SMALL) : "old constant";
            assert System.getProperty("surroundings") == null : "property";
            assert Thread.getDefaultUncaughtExceptionHandler() == null : "handler";
            assert logger.getLevel() == null : "level";
            logger.setLevel(Level.FINE);
            System.setProperty("surroundings", "changed");
            Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> {});
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            together(() -> Pool.SMALL.take(), () -> Pool.SMALL.take());
            assert Pool.SMALL.taken == 2 : "lost";
        }
    }

    /** Its main method is none of the class, as can be from Java 25 on. */
    static final class InstanceMain {
        private static int value;
        private final int sum;

        InstanceMain() {
            sum = 2;
        }

        void main() throws InterruptedException {
            together(() -> value++, () -> value++);
            assert value == sum : "lost";
        }
    }
}
