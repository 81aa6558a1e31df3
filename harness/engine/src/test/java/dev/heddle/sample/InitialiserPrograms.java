package dev.heddle.sample;

import java.util.concurrent.atomic.AtomicInteger;

/** Programs whose result depends on what a static initialiser sees of what other threads do, or they of it. */
public final class InitialiserPrograms {
    private InitialiserPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("too early");
        }
    }

    public static final class ReadsAField {
        private static int size;

        private static final class Table {
            static final int LIMIT;

            static {
                LIMIT = size * 10;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 10));
            thread.start();
            size = 1;
            thread.join();
        }
    }

    /** By the thread that goes on from a step of its own. */
    public static final class ReadsInMain {
        private static volatile int size;

        private static final class Table {
            static final int LIMIT;

            static {
                LIMIT = size;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> size = 1);
            thread.start();
            int limit = Table.LIMIT;
            thread.join();
            check(limit == 0);
        }
    }

    public static final class ReadsUnderALock {
        private static final Object LOCK = new Object();
        private static int size;

        private static final class Table {
            static final int LIMIT;

            static {
                synchronized (LOCK) {
                    LIMIT = size;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 1));
            thread.start();
            synchronized (LOCK) {
                size = 1;
            }
            thread.join();
        }
    }

    public static final class ReadsInAMethod {
        private static final class Settings {
            int size;
        }

        private static final Settings SETTINGS = new Settings();

        private static final class Table {
            static final int LIMIT = limit();

            private static int limit() {
                return SETTINGS.size;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Table.LIMIT == 1));
            thread.start();
            SETTINGS.size = 1;
            thread.join();
        }
    }

    public static final class CallsTheJdk {
        private static final AtomicInteger COUNT = new AtomicInteger();

        private static final class Number {
            static final int MINE = COUNT.incrementAndGet();
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Number.MINE == 1));
            thread.start();
            COUNT.incrementAndGet();
            thread.join();
        }
    }

    public static final class Writes {
        private static int count;

        private static final class Counted {
            static final int MINE;

            static {
                MINE = ++count;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Thread thread = new Thread(() -> check(Counted.MINE > 0));
            thread.start();
            count++;
            thread.join();
            check(count == 2);
        }
    }

    public static final class DependsOnNothing {
        private static final class Table {
            static final int[] SQUARES = new int[100];

            static {
                for (int i = 0; i < SQUARES.length; i++) {
                    SQUARES[i] = i * i;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> check(Table.SQUARES[9] == 81), () -> check(Table.SQUARES[8] == 64));
        }
    }
}
