package dev.heddle.sample;

import java.util.concurrent.CountDownLatch;

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
}
