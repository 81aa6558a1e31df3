package dev.heddle.sample;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs in which one thread sees what a method of the program did that the JDK called, and takes for done what the JDK does after it; and some in which it
 * waits for that.
 */
public final class CallbackPrograms {
    private CallbackPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("not yet");
        }
    }

    public static final class NotDoneYet {
        public static void main(String[] args) throws Exception {
            CountDownLatch ran = new CountDownLatch(1);
            FutureTask<?> task = new FutureTask<>(ran::countDown, null);
            new Thread(task).start();
            ran.await();
            check(task.isDone());
        }
    }

    public static final class NotFailedYet {
        public static void main(String[] args) throws Exception {
            CountDownLatch ran = new CountDownLatch(1);
            ExecutorService pool = Executors.newSingleThreadExecutor();
            Future<?> task = pool.submit((Callable<?>) () -> {
                ran.countDown();
                throw new IllegalStateException();
            });
            pool.shutdown();
            ran.await();
            check(task.isDone());
        }
    }

    /** The pool's thread counts a task after those who wait for it were told. */
    public static final class NotCountedYet {
        public static void main(String[] args) throws Exception {
            ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
            pool.submit(() -> 7).get();
            check(pool.getCompletedTaskCount() == 1);
            pool.shutdown();
        }
    }

    public static final class NoValueYet {
        private static volatile boolean ran;

        private static int run() {
            ran = true;
            return 1;
        }

        public static void main(String[] args) {
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(NoValueYet::run);
            boolean has = ran;
            int value = future.getNow(0);
            check(!has || value == 1);
        }
    }

    public static final class NotInMapYet {
        private static final AtomicInteger MADE = new AtomicInteger();

        NotInMapYet(String key) {
            MADE.incrementAndGet();
        }

        public static void main(String[] args) {
            ConcurrentHashMap<String, NotInMapYet> map = new ConcurrentHashMap<>();
            new Thread(() -> map.computeIfAbsent("a", NotInMapYet::new)).start();
            int made = MADE.get();
            check(made == 0 || map.containsKey("a"));
        }
    }

    public static final class NotEndedYet {
        public static void main(String[] args) throws Exception {
            CountDownLatch ran = new CountDownLatch(1);
            Thread thread = new Thread(ran::countDown);
            thread.start();
            ran.await();
            check(!thread.isAlive());
        }
    }

    public static final class NotForkedYet extends RecursiveAction {
        private final transient CountDownLatch ran = new CountDownLatch(1);

        @Override
        protected void compute() {
            ran.countDown();
        }

        public static void main(String[] args) throws Exception {
            NotForkedYet task = new NotForkedYet();
            task.fork();
            task.ran.await();
            check(task.isDone());
        }
    }

    /** The JDK's task is run by the program. */
    public static final class OwnPool {
        public static void main(String[] args) throws Exception {
            BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
            new Thread(() -> {
                        try {
                            tasks.take().run();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .start();
            CountDownLatch ran = new CountDownLatch(1);
            CompletableFuture<Void> task = CompletableFuture.runAsync(ran::countDown, tasks::add);
            ran.await();
            check(task.isDone());
        }
    }

    /** The first task has the lower number, and yet the second may be the first that is done. */
    public static final class SecondIsFirst {
        private static int count;

        private static synchronized int next() {
            return ++count;
        }

        public static void main(String[] args) {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(SecondIsFirst::next);
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(SecondIsFirst::next);
            check(first.applyToEither(second, number -> number).join() == 1);
        }
    }

    public static final class Awaited {
        public static void main(String[] args) throws Exception {
            CountDownLatch ran = new CountDownLatch(1);
            FutureTask<?> task = new FutureTask<>(ran::countDown, null);
            Thread thread = new Thread(task);
            thread.start();
            task.get();
            check(task.isDone() && ran.getCount() == 0);
            thread.join();
            check(!thread.isAlive());
        }
    }

    public static final class InMap {
        private static final AtomicInteger MADE = new AtomicInteger();

        public static void main(String[] args) {
            ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
            new Thread(() -> map.computeIfAbsent("a", key -> MADE.incrementAndGet())).start();
            boolean has = map.containsKey("a");
            check(!has || MADE.get() == 1);
        }
    }

    private static int made;

    private static void madeOnce(Runnable makes) throws InterruptedException {
        Programs.together(makes, makes);
        if (made != 1) {
            throw new AssertionError("made " + made);
        }
    }

    /** The map calls the function without a lock, so both may make a value, though only one is kept. */
    public static final class SkipListMakesTwice {
        public static void main(String[] args) throws InterruptedException {
            var map = new ConcurrentSkipListMap<String, String>();
            madeOnce(() -> map.computeIfAbsent("key", key -> "value" + made++));
        }
    }

    /** The same under the lock of a bin. */
    public static final class HashMapMakesOnce {
        public static void main(String[] args) throws InterruptedException {
            var map = new ConcurrentHashMap<String, String>();
            madeOnce(() -> map.computeIfAbsent("key", key -> "value" + made++));
        }
    }

    /** As {@link ClassValue#get} says: several threads may race to compute it. */
    public static final class ClassValueMakesTwice {
        public static void main(String[] args) throws InterruptedException {
            var value = new ClassValue<String>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return "value" + made++;
                }
            };
            madeOnce(() -> value.get(String.class));
        }
    }
}
