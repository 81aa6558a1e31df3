package dev.heddle.sample;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Programs in which a thread sets something of the JDK's, or of another thread, too late. */
public final class AccessorPrograms {
    private AccessorPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("too early");
        }
    }

    public static final class Name {
        public static void main(String[] args) throws InterruptedException {
            Thread thread =
                    new Thread(() -> check(Thread.currentThread().getName().equals("worker")));
            thread.start();
            thread.setName("worker");
            thread.join();
        }
    }

    public static final class NameByReference {
        public static void main(String[] args) throws InterruptedException {
            Supplier<Thread> itself = Thread::currentThread;
            Thread thread = new Thread(() ->
                    check(Stream.of(itself.get()).map(Thread::getName).toList().contains("worker")));
            thread.start();
            thread.setName("worker");
            thread.join();
        }
    }

    public static final class Handler {
        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(false));
            thread.start();
            thread.setUncaughtExceptionHandler((who, exception) -> {});
            thread.join();
        }
    }

    public static final class DefaultHandler {
        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(false));
            thread.start();
            Thread.setDefaultUncaughtExceptionHandler((who, exception) -> {});
            thread.join();
        }
    }

    public static final class Out {
        public static void main(String[] args) throws InterruptedException {
            PrintStream out = System.out;
            PrintStream other = new PrintStream(new ByteArrayOutputStream());
            Thread thread = new Thread(() -> check(System.out == other));
            try {
                thread.start();
                System.setOut(other);
                thread.join();
            } finally {
                System.setOut(out);
            }
        }
    }

    public static final class DefaultLocale {
        public static void main(String[] args) throws InterruptedException {
            Locale.setDefault(Locale.US);
            Thread thread = new Thread(() -> check(Locale.getDefault() == Locale.GERMANY));
            thread.start();
            Locale.setDefault(Locale.GERMANY);
            thread.join();
        }
    }

    /** Correct: all is set before the thread is started. */
    public static final class InTime {
        public static void main(String[] args) throws InterruptedException {
            Locale.setDefault(Locale.GERMANY);
            Thread thread = new Thread(() -> {
                check(Thread.currentThread().getName().equals("worker") && Locale.getDefault() == Locale.GERMANY);
                throw new IllegalStateException("handled");
            });
            thread.setName("worker");
            thread.setUncaughtExceptionHandler((who, exception) -> {});
            thread.start();
            thread.join();
        }
    }

    /** Correct: a wait for one queue does not end with what comes into another. */
    public static final class ReferencesOfAnother {
        public static void main(String[] args) throws InterruptedException {
            ReferenceQueue<Object> queue = new ReferenceQueue<>();
            WeakReference<Object> other = new WeakReference<>("kept", new ReferenceQueue<>());
            Thread thread = new Thread(other::enqueue);
            thread.start();
            long before = System.nanoTime();
            check(queue.remove(1_000) == null && System.nanoTime() - before >= 1_000_000_000);
            thread.join();
        }
    }

    /** Correct: a thread waits for what another enqueues. */
    public static final class References {
        public static void main(String[] args) throws InterruptedException {
            ReferenceQueue<Object> queue = new ReferenceQueue<>();
            WeakReference<Object> reference = new WeakReference<>("kept", queue);
            Thread thread = new Thread(() -> {
                try {
                    check(queue.remove() == reference);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            check(reference.enqueue());
            check(!reference.enqueue());
            thread.join();
        }
    }
}
