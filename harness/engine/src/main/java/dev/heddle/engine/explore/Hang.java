package dev.heddle.engine.explore;

import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.cell.Place;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.ThreadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be told of a search that does not come back, from outside of it. */
final class Hang {
    private Hang() {}

    /**
     * The failure.
     *
     * @param search the thread on which it runs
     * @param onProcessor the program's thread that goes on; on fibers it has no stack of its own
     * @param timeoutMillis how long it has taken no step
     * @param schedule its number
     */
    static FailureReport failure(Thread search, Optional<Thread> onProcessor, long timeoutMillis, long schedule) {
        ThreadTrace trace = trace(search, onProcessor);
        return new FailureReport(
                FailureKind.HANG,
                "a step has not ended after %,d ms: it blocks in a way that cannot be controlled, or goes on for ever%s"
                        .formatted(timeoutMillis, Place.of(trace.frames())),
                "",
                1,
                schedule,
                List.of(trace),
                null);
    }

    /** The thread that has the processor, and where it is. */
    private static ThreadTrace trace(Thread search, Optional<Thread> onProcessor) {
        Thread thread = onProcessor.orElse(search);
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0 ? trace(thread, stack) : trace(thread, search.getStackTrace());
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
