package dev.heddle.sample;

import java.util.concurrent.locks.ReentrantLock;

/** Programs that try a number of times, and then give up: what looks as if it went on for ever does not. */
public final class RetryPrograms {
    private RetryPrograms() {}

    public static final class GivesUp {
        private static volatile boolean ready;

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> ready = true, () -> {
                int tries = 0;
                while (!ready && tries < 5) {
                    tries++;
                }
                assert ready : "gave up";
            });
        }
    }

    public static final class Yields {
        private static volatile boolean ready;

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> ready = true, () -> {
                for (int i = 0; i < 10 && !ready; i++) {
                    Thread.yield();
                }
                assert ready : "gave up";
            });
        }
    }

    public static final class TriesALock {
        private static final ReentrantLock LOCK = new ReentrantLock();
        private static int value;

        private static void add() {
            for (int i = 0; i < 6; i++) {
                if (LOCK.tryLock()) {
                    value++;
                    LOCK.unlock();
                    return;
                }
            }
        }

        public static void main(String[] args) throws InterruptedException {
            Programs.together(TriesALock::add, TriesALock::add);
            assert value == 2 : "gave up";
        }
    }

    /** Goes on until it is let go on. */
    public static final class NeverGivesUp {
        private static volatile boolean ready;

        public static void main(String[] args) throws InterruptedException {
            Programs.together(() -> ready = true, () -> {
                while (!ready) {
                    Thread.yield();
                }
                assert ready;
            });
        }
    }
}
