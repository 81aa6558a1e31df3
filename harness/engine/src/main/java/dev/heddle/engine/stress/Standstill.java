package dev.heddle.engine.stress;

import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final long CYCLE_LASTS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long SILENCE_LASTS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_THREADS = 50;

    /** What was found. */
    private record Finding(FailureKind kind, String message, List<ThreadInfo> threads, String standing) {}

    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final Crew crew;
    private final Places places;
    private final ThreadGroup group;
    private final Failures failures;
    private final long timeoutNanos;
    private Vigil.Watched job = () -> 0;
    private long progress;
    private long slowest;
    private long movedAt;
    private long allMovedAt;
    private long lookedAt;
    private long foundAt;
    private @Nullable Finding found;

    /**
     * Watches a crew.
     *
     * @param group that the scenario's threads inherit
     * @param timeoutNanos without progress for so long, the crew hangs
     */
    Standstill(Crew crew, Places places, ThreadGroup group, Failures failures, long timeoutNanos) {
        this.crew = crew;
        this.places = places;
        this.group = group;
        this.failures = failures;
        this.timeoutNanos = timeoutNanos;
    }

    /** The crew begins this job. */
    void begin(Vigil.Watched next) {
        job = next;
        progress = job.progress();
        slowest = job.slowest();
        movedAt = System.nanoTime();
        allMovedAt = movedAt;
        lookedAt = movedAt;
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
        if (now - allMovedAt < FIRST_LOOK || now - lookedAt < BETWEEN_LOOKS) {
            return false;
        }
        lookedAt = now;
        Finding finding = look();
        if (finding == null || found == null || !finding.standing.equals(found.standing)) {
            found = finding;
            foundAt = now;
        } else if (now - foundAt >= (finding.kind == FailureKind.DEADLOCK ? CYCLE_LASTS : SILENCE_LASTS)) {
            report(new Finding(FailureKind.DEADLOCK, finding.message, finding.threads, ""), iteration);
            return true;
        }
        if (now - movedAt >= timeoutNanos) {
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
            List<ThreadInfo> threads = infos(cycle).stream()
                    .filter(it -> own.contains(it.getThreadId()))
                    .toList();
            if (!threads.isEmpty() && threads.stream().allMatch(Standstill::waitsForEver)) {
                return new Finding(FailureKind.DEADLOCK, inWords(threads), threads, standing(threads));
            }
        }
        List<Thread> living = living();
        List<ThreadInfo> threads =
                infos(living.stream().mapToLong(Thread::getId).toArray());
        if (threads.isEmpty() || !threads.stream().allMatch(Standstill::waitsForEver)) {
            return null;
        }
        List<ThreadInfo> stuck =
                threads.stream().filter(it -> !isIdleInPool(it)).toList();
        if (stuck.isEmpty() || virtualThreadsRun()) {
            return null;
        }
        // a hang until it has lasted
        return new Finding(
                FailureKind.HANG, "no thread is left that could wake " + waiting(stuck), stuck, standing(threads));
    }

    private Finding hang() {
        List<ThreadInfo> threads =
                infos(living().stream().mapToLong(Thread::getId).toArray());
        List<ThreadInfo> stuck =
                threads.stream().filter(it -> !isIdleInPool(it)).toList();
        boolean full = heapIsFull();
        return new Finding(
                full ? FailureKind.OUT_OF_MEMORY : FailureKind.HANG,
                "%sno progress for %,d ms: %s"
                        .formatted(
                                full ? "the heap is full, and " : "",
                                TimeUnit.NANOSECONDS.toMillis(timeoutNanos),
                                stuck.stream()
                                        .limit(4)
                                        .map(it -> "%s is %s%s".formatted(name(it), doing(it), at(it)))
                                        .collect(Collectors.joining("; "))),
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
        var all = new Thread[group.activeCount() + 16];
        int n = group.enumerate(all);
        var living = new ArrayList<>(Arrays.asList(all).subList(0, n));
        Thread[] threads = crew.threads();
        for (int i = 0; i < threads.length; i++) {
            if (!places.isInside(i)) {
                living.remove(threads[i]);
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

    /** A pool's thread that waits for work wakes nobody, with a time limit or without. */
    private static boolean isIdleInPool(ThreadInfo thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String place = frame.getClassName() + "." + frame.getMethodName();
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

    private static String inWords(List<ThreadInfo> cycle) {
        Map<Long, ThreadInfo> byId = new LinkedHashMap<>();
        cycle.forEach(it -> byId.put(it.getThreadId(), it));
        var words = new ArrayList<String>();
        Set<Long> told = new HashSet<>();
        ThreadInfo next = cycle.get(0);
        while (next != null && told.add(next.getThreadId())) {
            words.add("%s waits for %s, held by %s"
                    .formatted(
                            name(next),
                            lock(next.getLockInfo()),
                            Excerpt.oneLine(String.valueOf(next.getLockOwnerName()))));
            next = byId.get(next.getLockOwnerId());
        }
        return String.join("; ", words);
    }

    private static String waiting(List<ThreadInfo> stuck) {
        String first = stuck.stream()
                .limit(4)
                .map(it -> "%s, which %s%s".formatted(name(it), waitsFor(it), at(it)))
                .collect(Collectors.joining("; "));
        return stuck.size() <= 4 ? first : first + "; and %d more".formatted(stuck.size() - 4);
    }

    private static String waitsFor(ThreadInfo thread) {
        LockInfo lock = thread.getLockInfo();
        return switch (thread.getThreadState()) {
            case BLOCKED ->
                thread.getLockOwnerName() == null
                        ? "waits for the monitor of " + lock(lock)
                        : "waits for the monitor of %s, held by %s"
                                .formatted(lock(lock), Excerpt.oneLine(thread.getLockOwnerName()));
            case WAITING, TIMED_WAITING ->
                lock == null
                        ? "is parked or sleeps"
                        : thread.getLockOwnerName() == null
                                ? "waits for a signal on " + lock(lock)
                                : "waits for %s, held by %s"
                                        .formatted(lock(lock), Excerpt.oneLine(thread.getLockOwnerName()));
            default -> "";
        };
    }

    private static String doing(ThreadInfo thread) {
        return thread.getThreadState().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String lock(@Nullable LockInfo lock) {
        if (lock == null) {
            return "a lock";
        }
        String type = lock.getClassName();
        return "%s@%x".formatted(type.substring(type.lastIndexOf('.') + 1), lock.getIdentityHashCode());
    }

    private static String name(ThreadInfo thread) {
        return Excerpt.oneLine(thread.getThreadName());
    }

    /** The first frame outside of the JDK. */
    private static String at(ThreadInfo thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")) {
                return frame.getClassName().startsWith("dev.heddle.engine.") ? "" : " at " + frame;
            }
        }
        return "";
    }

    private void report(Finding finding, long iteration) {
        List<ThreadTrace> traces = finding.threads.stream()
                .limit(MOST_THREADS)
                .map(Standstill::trace)
                .toList();
        var detail = new StringBuilder();
        for (ThreadTrace each : traces) {
            detail.append("\"%s\" %s%s%n"
                    .formatted(each.name(), each.state(), each.waitsFor().isEmpty() ? "" : ", " + each.waitsFor()));
            each.holds().forEach(it -> detail.append("\tholds ").append(it).append('\n'));
            each.frames().forEach(it -> detail.append("\tat ").append(it).append('\n'));
        }
        if (finding.threads.size() > MOST_THREADS) {
            detail.append("and %d more threads%n".formatted(finding.threads.size() - MOST_THREADS));
        }
        failures.other(
                finding.kind,
                finding.message,
                finding.message,
                detail.toString().replace("\r", ""),
                iteration,
                traces);
    }

    private static ThreadTrace trace(ThreadInfo thread) {
        var holds = new ArrayList<String>();
        for (MonitorInfo monitor : thread.getLockedMonitors()) {
            StackTraceElement frame = monitor.getLockedStackFrame();
            holds.add("the monitor of %s%s".formatted(lock(monitor), frame == null ? "" : ", locked at " + frame));
        }
        for (LockInfo lock : thread.getLockedSynchronizers()) {
            holds.add(lock(lock));
        }
        return new ThreadTrace(
                name(thread), doing(thread), waitsFor(thread), holds, Excerpt.shown(thread.getStackTrace()));
    }
}
