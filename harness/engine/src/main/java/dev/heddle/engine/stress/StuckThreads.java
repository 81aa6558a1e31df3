package dev.heddle.engine.stress;

import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.ThreadTrace;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words who waits for what, and where. */
final class StuckThreads {
    private static final int MOST_NAMED = 4;

    private StuckThreads() {}

    /** A circle of threads that wait for what the next one holds, in words. */
    static String circle(List<ThreadInfo> cycle) {
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

    /** What the first of them wait for, and where. */
    static String waiting(List<ThreadInfo> stuck) {
        String first = stuck.stream()
                .limit(MOST_NAMED)
                .map(it -> "%s, which %s%s".formatted(name(it), waitsFor(it), at(it)))
                .collect(Collectors.joining("; "));
        return stuck.size() <= MOST_NAMED ? first : first + "; and %d more".formatted(stuck.size() - MOST_NAMED);
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

    /** What the first of them are doing, and where. */
    static String doing(List<ThreadInfo> stuck) {
        return stuck.stream()
                .limit(MOST_NAMED)
                .map(it -> "%s is %s%s".formatted(name(it), doing(it), at(it)))
                .collect(Collectors.joining("; "));
    }

    /**
     * Stacks as text.
     *
     * @param all how many threads there are, if some are left out
     */
    static String detail(List<ThreadTrace> traces, int all) {
        var detail = new StringBuilder();
        for (ThreadTrace each : traces) {
            detail.append("\"%s\" %s%s%n"
                    .formatted(each.name(), each.state(), each.waitsFor().isEmpty() ? "" : ", " + each.waitsFor()));
            each.holds().forEach(it -> detail.append("\tholds ").append(it).append('\n'));
            each.frames().forEach(it -> detail.append("\tat ").append(it).append('\n'));
        }
        if (all > traces.size()) {
            detail.append("and %d more threads%n".formatted(all - traces.size()));
        }
        return detail.toString().replace("\r", "");
    }

    /** A thread, where it stands, and what it holds. */
    static ThreadTrace trace(ThreadInfo thread) {
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
