package dev.heddle.sample;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Programs in which an interrupt comes before, beside or after the end of a wait. */
public final class InterruptPrograms {
    private InterruptPrograms() {}

    private static boolean joinThrows(Thread thread) {
        try {
            thread.join();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Who does not have to wait is not interrupted. */
    public static final class AfterTheEnd {
        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join();
            Thread.currentThread().interrupt();
            if (joinThrows(thread) || !Thread.interrupted()) {
                throw new AssertionError("thrown");
            }
        }
    }

    public static final class BeforeJoin {
        public static void main(String[] args) {
            Thread thread = new Thread(() -> {});
            Thread.currentThread().interrupt();
            thread.start();
            if (!joinThrows(thread)) {
                throw new AssertionError("not thrown");
            }
        }
    }

    public static final class ByTheJoined {
        public static void main(String[] args) {
            Thread main = Thread.currentThread();
            Thread thread = new Thread(main::interrupt);
            thread.start();
            if (joinThrows(thread)) {
                throw new AssertionError("thrown");
            }
        }
    }

    public static final class OfGroup {
        public static void main(String[] args) throws InterruptedException {
            ThreadGroup group = new ThreadGroup("group");
            CountDownLatch heard = new CountDownLatch(1);
            Thread thread = new Thread(group, () -> {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    heard.countDown();
                }
            });
            thread.start();
            group.interrupt();
            heard.await();
            thread.join();
        }
    }

    private static void isWhereItWasMade(Throwable exception, String method) {
        for (StackTraceElement frame : exception.getStackTrace()) {
            if (frame.getMethodName().equals(method)) {
                return;
            }
        }
        throw new AssertionError("made nowhere", exception);
    }

    /** What a task is interrupted in is the program's to see, though all of it is code of the JDK. */
    public static final class OfTask {
        public static void main(String[] args) throws InterruptedException {
            BlockingQueue<String> queue = new LinkedBlockingQueue<>();
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<String> future = pool.submit(queue::take);
            if (pool.shutdownNow().isEmpty()) {
                try {
                    throw new AssertionError(future.get());
                } catch (ExecutionException e) {
                    isWhereItWasMade(e.getCause(), "take");
                }
            }
        }
    }

    /** A pool looks for its next task in a queue of the program's. */
    public static final class OfOwnQueue {
        private static final class Queue extends LinkedBlockingQueue<Runnable> {
            private static final long serialVersionUID = 1;

            @Override
            public Runnable take() throws InterruptedException {
                try {
                    return super.take();
                } catch (InterruptedException e) {
                    isWhereItWasMade(e, "getTask");
                    throw e;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new Queue());
            pool.prestartCoreThread();
            pool.shutdownNow();
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new AssertionError("goes on");
            }
        }
    }
}
