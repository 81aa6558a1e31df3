package dev.heddle.engine.stress;

import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/** Finds the threads that an iteration started and that live on after it. */
final class Leftovers {
    /** A pool that was shut down needs a moment to end its threads, on a busy machine a long one. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long GRACE_NANOS_ONCE_FOUND = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TOO_MANY = 500;

    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final ScenarioThreads threads;
    private final Set<Thread> known = Collections.newSetFromMap(new WeakHashMap<>());
    private long started;
    private boolean found;

    /** Begins now: those of the scenario's threads that are there already are none of its iterations'. */
    Leftovers(ScenarioThreads threads, Thread[] crew) {
        this.threads = threads;
        Collections.addAll(known, crew);
        known.addAll(threads.alive());
        started = bean.getTotalStartedThreadCount();
    }

    /** How many threads the JVM has started in all; virtual threads are not among them. */
    long started() {
        return bean.getTotalStartedThreadCount();
    }

    /** Whether threads were started since the last look. */
    boolean anyStarted() {
        long now = started();
        boolean any = now != started;
        started = now;
        return any;
    }

    /** Whether so many live on that no more iterations should be run. */
    boolean areTooMany() {
        return known.stream().filter(Thread::isAlive).count() > TOO_MANY;
    }

    /**
     * Looks for threads that are still alive, after a short time of grace, and reports them once each.
     *
     * @param when what they outlived, as in {@code "its iteration"}
     * @return whether there are any
     */
    boolean report(Failures failures, long iteration, String when) {
        List<Thread> left = left();
        long end = System.nanoTime() + (found ? GRACE_NANOS_ONCE_FOUND : GRACE_NANOS);
        for (Thread each : left) {
            join(each, end - System.nanoTime());
        }
        left.removeIf(it -> !it.isAlive());
        for (Thread each : left) {
            found = true;
            known.add(each);
            report(each, failures, iteration, when);
        }
        return !left.isEmpty();
    }

    private List<Thread> left() {
        List<Thread> left = threads.alive();
        left.removeIf(it -> known.contains(it) || isOfTheJdk(it));
        return left;
    }

    /** Threads that the JDK keeps for everybody, although a scenario was the first to need them. */
    private static boolean isOfTheJdk(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool()) {
            return true;
        }
        String name = thread.getName();
        return thread.isDaemon()
                && (name.equals("CompletableFutureDelayScheduler") || name.endsWith("-delayScheduler"));
    }

    private static void report(Thread thread, Failures failures, long iteration, String when) {
        String name = Excerpt.oneLine(thread.getName());
        List<String> frames = Excerpt.shown(thread.getStackTrace());
        String state = thread.getState().name().toLowerCase(Locale.ROOT);
        failures.other(
                FailureKind.THREAD_LEFT,
                name.replaceAll("\\d+", "#"),
                "thread \"%s\" was still alive after %s".formatted(name, when),
                "%s, %s%n%s".formatted(name, state, String.join("\n", frames)).replace("\r", ""),
                iteration,
                List.of(new ThreadTrace(name, state, "", List.of(), frames)));
    }

    private static void join(Thread thread, long nanos) {
        long end = System.nanoTime() + nanos;
        while (thread.isAlive() && end - System.nanoTime() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            } catch (InterruptedException e) {
                // the scenario's doing; the time of grace is short
            }
        }
    }
}
