package dev.heddle.sample;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Programs whose code is called back by a log handler while that has a lock of its own. */
public final class LoggingPrograms {
    private LoggingPrograms() {}

    /** A stream that locks something when it is flushed. */
    private static StreamHandler handler(Object lock) {
        OutputStream stream = new OutputStream() {
            private int flushed;

            @Override
            public void write(int b) {}

            @Override
            public void flush() {
                synchronized (lock) {
                    flushed++;
                }
            }
        };
        return new StreamHandler(stream, new SimpleFormatter());
    }

    private static Thread publisher(StreamHandler handler) {
        Thread thread = new Thread(() -> {
            handler.publish(new LogRecord(Level.INFO, "something"));
            handler.flush();
        });
        thread.start();
        return thread;
    }

    public static final class FlushesAfterLock {
        public static void main(String[] args) throws InterruptedException {
            Object lock = new Object();
            StreamHandler handler = handler(lock);
            Thread other = publisher(handler);
            int[] mine = new int[1];
            synchronized (lock) {
                mine[0]++;
            }
            handler.flush();
            other.join();
        }
    }

    public static final class FlushesUnderLock {
        public static void main(String[] args) throws InterruptedException {
            Object lock = new Object();
            StreamHandler handler = handler(lock);
            Thread other = publisher(handler);
            synchronized (lock) {
                handler.flush();
            }
            other.join();
        }
    }
}
