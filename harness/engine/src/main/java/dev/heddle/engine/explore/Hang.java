package dev.heddle.engine.explore;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.cell.Place;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.ThreadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be told of a search that does not come back, from outside of it. */
final class Hang {
    private Hang() {}

    /**
     * The failure.
     *
     * @param search the thread on which it runs
     * @param timeoutMillis how long it has taken no step
     * @param schedule its number
     */
    static FailureReport failure(Thread search, long timeoutMillis, long schedule) {
        List<ThreadTrace> threads = threads(search);
        return new FailureReport(
                FailureKind.HANG,
                "a step has not ended after %,d ms: it blocks in a way that cannot be controlled, or goes on for ever%s"
                        .formatted(
                                timeoutMillis,
                                Place.of(threads.stream()
                                        .flatMap(each -> each.frames().stream())
                                        .toList())),
                "",
                1,
                schedule,
                threads,
                null);
    }

    /** The thread that has the processor, and where it is. */
    private static List<ThreadTrace> threads(Thread search) {
        Thread running = Hooks.running;
        List<ThreadTrace> threads = new ArrayList<>();
        if (running != null) {
            // A fiber runs on the search's thread; a platform thread is itself.
            StackTraceElement[] stack = running.getStackTrace();
            threads.add(trace(running, stack.length > 0 ? stack : search.getStackTrace()));
        }
        if (threads.isEmpty() || threads.get(0).frames().isEmpty()) {
            for (Map.Entry<Thread, StackTraceElement[]> each :
                    Thread.getAllStackTraces().entrySet()) {
                if (each.getKey() == search) {
                    threads.add(trace(search, each.getValue()));
                }
            }
        }
        return threads;
    }

    private static ThreadTrace trace(Thread thread, StackTraceElement[] stack) {
        List<String> frames = new ArrayList<>();
        for (String frame : Excerpt.shown(stack)) {
            if (!Place.isHarness(frame) && !frame.contains("jdk.internal.vm.Continuation")) {
                frames.add(frame);
            }
        }
        return new ThreadTrace(
                thread.getName(), Thread.State.RUNNABLE.name().toLowerCase(Locale.ROOT), "", List.of(), frames);
    }

    static ExploreMeasures nothingMeasured(String threadKind) {
        return new ExploreMeasures(0, 0, 0, true, false, "", 1, 0, 0, threadKind, List.of(), List.of(), -1);
    }

    /** The same, with no claim to be complete. */
    static ExploreMeasures incomplete(ExploreMeasures of) {
        return new ExploreMeasures(
                of.schedules(),
                of.failed(),
                of.distinct(),
                of.distinctExact(),
                false,
                of.bound(),
                of.chanceOfNew(),
                of.nanos(),
                of.steps(),
                of.threadKind(),
                of.strategies(),
                of.curve(),
                of.firstFailure());
    }
}
