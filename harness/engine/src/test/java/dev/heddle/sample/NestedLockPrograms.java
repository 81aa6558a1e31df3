package dev.heddle.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Programs in which a collection locks another while it is locked itself. */
public final class NestedLockPrograms {
    private NestedLockPrograms() {}

    /** Without a collection of its own, which would be one more that threads may come to through others. */
    private static void together(Runnable first, Runnable second) throws InterruptedException {
        Thread thread = new Thread(first);
        thread.start();
        second.run();
        thread.join();
    }

    public static final class AddEachOther {
        public static void main(String[] args) throws InterruptedException {
            List<Integer> one = Collections.synchronizedList(new ArrayList<>(List.of(1)));
            List<Integer> two = Collections.synchronizedList(new ArrayList<>(List.of(2)));
            together(() -> one.addAll(two), () -> two.addAll(one));
        }
    }

    public static final class RemoveEachOther {
        public static void main(String[] args) throws InterruptedException {
            Vector<Integer> one = new Vector<>(List.of(1));
            Vector<Integer> two = new Vector<>(List.of(2));
            together(() -> one.removeAll(two), () -> two.removeAll(one));
        }
    }

    public static final class CompareEachOther {
        public static void main(String[] args) throws InterruptedException {
            Hashtable<Integer, Integer> one = new Hashtable<>(Map.of(1, 1));
            Hashtable<Integer, Integer> two = new Hashtable<>(Map.of(1, 1));
            together(() -> check(one.equals(two)), () -> check(two.equals(one)));
        }

        private static void check(boolean equal) {
            if (!equal) {
                throw new AssertionError("not equal");
            }
        }
    }

    /** The program takes the locks that the collection takes, the other way round. */
    public static final class BesideTheProgram {
        public static void main(String[] args) throws InterruptedException {
            Map<Integer, Integer> one = Collections.synchronizedMap(new HashMap<>(Map.of(1, 1)));
            Map<Integer, Integer> two = Collections.synchronizedMap(new HashMap<>(Map.of(1, 1)));
            together(() -> one.putAll(two), () -> {
                synchronized (two) {
                    one.clear();
                }
            });
        }
    }

    /** Locks of java.util.concurrent, where the ones before are monitors. */
    public static final class DrainEachOther {
        public static void main(String[] args) throws InterruptedException {
            var one = new ArrayBlockingQueue<>(2, false, List.of(1));
            var two = new ArrayBlockingQueue<>(2, false, List.of(2));
            together(() -> one.drainTo(two), () -> two.drainTo(one));
        }
    }

    public static final class DrainedInOneOrder {
        public static void main(String[] args) throws InterruptedException {
            var one = new ArrayBlockingQueue<>(2, false, List.of(1));
            var two = new ArrayBlockingQueue<>(2, false, List.of(2));
            together(() -> one.drainTo(two), () -> one.removeAll(two));
        }
    }

    public static final class InOneOrder {
        public static void main(String[] args) throws InterruptedException {
            List<Integer> one = Collections.synchronizedList(new ArrayList<>(List.of(1)));
            List<Integer> two = Collections.synchronizedList(new ArrayList<>(List.of(2)));
            together(() -> one.addAll(two), () -> one.removeAll(two));
        }
    }

    public static final class AppendEachOther {
        public static void main(String[] args) throws InterruptedException {
            StringBuffer one = new StringBuffer("1");
            StringBuffer two = new StringBuffer("2");
            together(() -> one.append(two), () -> two.append(one));
        }
    }

    public static final class WriteToEachOther {
        private static void write(ByteArrayOutputStream from, ByteArrayOutputStream to) {
            try {
                from.writeTo(to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public static void main(String[] args) throws InterruptedException {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            ByteArrayOutputStream two = new ByteArrayOutputStream();
            one.write(1);
            two.write(2);
            together(() -> write(one, two), () -> write(two, one));
        }
    }

    /** Two steps of thousands. */
    public static final class AmongMuchWork {
        private static final ReentrantLock ONE = new ReentrantLock();
        private static final Object TWO = new Object();
        private static volatile int work;

        private static void work(int steps) {
            for (int i = 0; i < steps; i++) {
                work = i;
            }
        }

        public static void main(String[] args) throws InterruptedException {
            together(
                    () -> {
                        work(1_200);
                        ONE.lock();
                        synchronized (TWO) {
                            ONE.unlock();
                        }
                        work(300);
                    },
                    () -> {
                        work(100);
                        synchronized (TWO) {
                            ONE.lock();
                            ONE.unlock();
                        }
                        work(1_400);
                    });
        }
    }
}
