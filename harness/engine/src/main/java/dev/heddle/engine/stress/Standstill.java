package dev.heddle.engine.stress;

import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a crew does not go on: threads that hold what each other waits for; threads that wait without a time limit while no thread is left that could wake
 * them; or, when the time-out is over and neither can be proven, a hang.
 *
 * <p>A proof has to be found twice, some time apart, the threads standing where they stood.
 */
final class Standstill {
    /** Share of the largest pool that counts as all of it. */
    private static final double NEARLY_ALL = 0.97;

    private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(150);
    /** A look takes at most one part in so many of the time. */
    private static final long LOOKING = 10;

    private static final long FURTHEST_APART = TimeUnit.SECONDS.toNanos(1);

    private static final long CYCLE_LASTS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long SILENCE_LASTS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_THREADS = 50;
    private static final String SCHEDULED_TASKS = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.";

    /** What was found. */
    private record Finding(FailureKind kind, String message, List<ThreadInfo> threads, String standing) {}

    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final Crew crew;
    private final Places places;
    private final ScenarioThreads threads;
    private final Failures failures;
    private final long timeoutNanos;
    private final FairShare share;
    private Vigil.Watched job = () -> 0;
    private long progress;
    private long slowest;
    private long movedAt;
    private long allMovedAt;
    private long lookedAt;
    private long lookTook;
    private long foundAt;
    private @Nullable Finding found;

    /**
     * Watches a crew.
     *
     * @param threads of the scenario, these and those that it starts
     * @param timeoutNanos without progress for so long, the crew hangs; on a busy machine, once it has had its share of the processors
     */
    Standstill(Crew crew, Places places, ScenarioThreads threads, Failures failures, long timeoutNanos) {
        this.crew = crew;
        this.places = places;
        this.threads = threads;
        this.failures = failures;
        this.timeoutNanos = timeoutNanos;
        this.share = new FairShare(timeoutNanos / 4);
    }

    /** The crew begins this job. */
    void begin(Vigil.Watched next) {
        job = next;
        progress = job.progress();
        slowest = job.slowest();
        movedAt = System.nanoTime();
        allMovedAt = movedAt;
        lookedAt = movedAt;
        lookTook = 0;
        share.forget();
        found = null;
    }

    /**
     * Whether the job will never end; if so, the reason has been reported.
     *
     * @param iteration number of the one that does not end
     */
    boolean isProven(long iteration) {
        long now = System.nanoTime();
        noteProgress(now);
        // All threads stand still for a look, and thousands of them for long: most of the time is theirs.
        long apart = Math.max(BETWEEN_LOOKS, Math.min(FURTHEST_APART, LOOKING * lookTook));
        if (now - allMovedAt < FIRST_LOOK || now - lookedAt < apart) {
            return false;
        }
        Finding finding = look();
        lookedAt = System.nanoTime();
        lookTook = lookedAt - now;
        if (finding == null || found == null || !finding.standing.equals(found.standing)) {
            found = finding;
            foundAt = now;
        } else if (now - foundAt >= (finding.kind == FailureKind.DEADLOCK ? CYCLE_LASTS : SILENCE_LASTS)) {
            report(new Finding(FailureKind.DEADLOCK, finding.message, finding.threads, ""), iteration);
            return true;
        }
        if (now - movedAt >= timeoutNanos / 2) {
            share.count(now);
        }
        if (now - movedAt >= timeoutNanos && share.isHad(now)) {
            report(hang(), iteration);
            return true;
        }
        return false;
    }

    private void noteProgress(long now) {
        long seen = job.progress();
        if (seen != progress) {
            progress = seen;
            movedAt = now;
            share.forget();
        }
        long seenSlowest = job.slowest();
        if (seenSlowest != slowest) {
            slowest = seenSlowest;
            allMovedAt = now;
            found = null;
        }
    }

    private @Nullable Finding look() {
        long[] cycle = bean.findDeadlockedThreads();
        if (cycle != null) {
            Set<Long> own = living().stream().map(Thread::getId).collect(Collectors.toSet());
            List<ThreadInfo> deadlocked = infos(cycle).stream()
                    .filter(it -> own.contains(it.getThreadId()))
                    .toList();
            if (!deadlocked.isEmpty() && deadlocked.stream().allMatch(Standstill::waitsForEver)) {
                return new Finding(
                        FailureKind.DEADLOCK, StuckThreads.circle(deadlocked), deadlocked, standing(deadlocked));
            }
        }
        List<Thread> living = living();
        List<ThreadInfo> waiting =
                infos(living.stream().mapToLong(Thread::getId).toArray());
        if (waiting.isEmpty() || !waiting.stream().allMatch(Standstill::waitsForEver)) {
            return null;
        }
        List<ThreadInfo> stuck =
                waiting.stream().filter(it -> !isIdleInPool(it)).toList();
        if (stuck.isEmpty() || virtualThreadsRun()) {
            return null;
        }
        // a hang until it has lasted
        return new Finding(
                FailureKind.HANG,
                "no thread is left that could wake " + StuckThreads.waiting(stuck),
                stuck,
                standing(waiting));
    }

    private Finding hang() {
        List<ThreadInfo> all = infos(living().stream().mapToLong(Thread::getId).toArray());
        List<ThreadInfo> stuck = all.stream().filter(it -> !isIdleInPool(it)).toList();
        boolean full = heapIsFull();
        return new Finding(
                full ? FailureKind.OUT_OF_MEMORY : FailureKind.HANG,
                "%sno progress for %,d ms: %s"
                        .formatted(
                                full ? "the heap is full, and " : "",
                                TimeUnit.NANOSECONDS.toMillis(timeoutNanos),
                                StuckThreads.doing(stuck)),
                stuck,
                "");
    }

    /** Whether hardly anything was left of the heap after the collector's last attempt: then nothing else gets on, long before there is an error. */
    private static boolean heapIsFull() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(after -> after != null && after.getMax() > 0)
                .max(Comparator.comparingLong(MemoryUsage::getMax))
                .filter(after -> after.getUsed() > after.getMax() * NEARLY_ALL)
                .isPresent();
    }

    /** The threads that belong to the scenario and are in its code: the actors that have not finished, and all threads that it started. */
    private List<Thread> living() {
        List<Thread> living = threads.alive();
        Thread[] actors = crew.threads();
        for (int i = 0; i < actors.length; i++) {
            if (!places.isInside(i)) {
                living.remove(actors[i]);
            }
        }
        return living;
    }

    private List<ThreadInfo> infos(long[] ids) {
        var infos = new ArrayList<ThreadInfo>();
        for (ThreadInfo each : bean.getThreadInfo(ids, true, true)) {
            if (each != null) {
                infos.add(each);
            }
        }
        return infos;
    }

    private static boolean waitsForEver(ThreadInfo thread) {
        return thread.getThreadState() == Thread.State.BLOCKED
                || thread.getThreadState() == Thread.State.WAITING
                || isIdleInPool(thread);
    }

    /** A pool's thread that waits for work wakes nobody, with a time limit or without; but one that waits for the time of a scheduled task may. */
    private static boolean isIdleInPool(ThreadInfo thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String place = frame.getClassName() + "." + frame.getMethodName();
            if (place.startsWith(SCHEDULED_TASKS) && thread.getThreadState() == Thread.State.TIMED_WAITING) {
                return false;
            }
            if (place.equals("java.util.concurrent.ThreadPoolExecutor.getTask")
                    || place.equals("java.util.concurrent.ForkJoinPool.awaitWork")) {
                return true;
            }
        }
        return false;
    }

    /** Virtual threads are not among those that the JVM's management interface tells of; where there are some, nothing can be proven. */
    private boolean virtualThreadsRun() {
        for (ThreadInfo each : bean.getThreadInfo(bean.getAllThreadIds())) {
            if (each != null && each.getThreadName().equals("VirtualThread-unparker")) {
                return true;
            }
        }
        return false;
    }

    /** The same for the same threads, each at the same place. */
    private static String standing(List<ThreadInfo> threads) {
        return threads.stream()
                .map(it -> it.getThreadId() + " " + it.getThreadState() + " " + it.getBlockedCount() + " "
                        + it.getWaitedCount() + " " + Arrays.hashCode(it.getStackTrace()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private void report(Finding finding, long iteration) {
        List<ThreadTrace> traces = finding.threads.stream()
                .limit(MOST_THREADS)
                .map(StuckThreads::trace)
                .toList();
        failures.other(
                finding.kind,
                finding.message,
                finding.message,
                StuckThreads.detail(traces, finding.threads.size()),
                iteration,
                traces);
    }
}
