package dev.heddle.sample;

import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Programs whose one thread calls something of the JDK that hands half of the work to a worker, and goes on with the other half, which that may take too. */
public final class ParallelPrograms {
    private ParallelPrograms() {}

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("not together");
        }
    }

    public static final class Stream {
        private static int count;

        public static void main(String[] args) {
            IntStream.range(0, 2).parallel().forEach(i -> count++);
            check(count == 2);
        }
    }

    public static final class Others {
        public static void main(String[] args) {
            IntStream.range(0, 2)
                    .parallel()
                    .forEach(i -> check(Thread.currentThread().getName().equals("main")));
        }
    }

    public static final class Tasks {
        private static int count;

        public static void main(String[] args) {
            ForkJoinTask.invokeAll(List.of(ForkJoinTask.adapt(Tasks::increment), ForkJoinTask.adapt(Tasks::increment)));
            check(count == 2);
        }

        private static void increment() {
            count++;
        }
    }

    /** Correct. */
    public static final class Atomic {
        public static void main(String[] args) {
            AtomicInteger count = new AtomicInteger();
            IntStream.range(0, 2).parallel().forEach(i -> count.incrementAndGet());
            check(count.get() == 2);
        }
    }
}
