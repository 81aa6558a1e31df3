package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Mode;
import dev.heddle.results.ThreadTrace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure with its evidence.
 *
 * @param kind which way it broke, in words
 * @param message what happened
 * @param often how often, and when first
 * @param story the failure told in sentences; empty if it has no known shape
 * @param graph picture of who waits for whom; empty if nobody is known to wait
 * @param lanes its interleaving, if one was found
 * @param detail a stack trace, say; null if there is none
 * @param threads where they stood, the first of them
 * @param moreThreads how many more there are, in words; empty if there are none
 */
record FailureView(
        String kind,
        String message,
        String often,
        String story,
        String graph,
        @Nullable LanesView lanes,
        Room.@Nullable Text detail,
        List<ThreadView> threads,
        String moreThreads) {
    private static final int MOST_DETAIL = 8_000;
    private static final int MOST_THREADS = 12;
    private static final int MOST_FRAMES = 40;

    private static final Set<FailureKind> STUCK =
            EnumSet.of(FailureKind.DEADLOCK, FailureKind.HANG, FailureKind.LIVELOCK, FailureKind.THREAD_LEFT);

    /** A thread at the moment of the failure. */
    record ThreadView(String name, String state, String waitsFor, String holds, Room.Text frames) {}

    /** The same, with a message that says nothing twice: it is left out if it is in a text that stands above. */
    FailureView below(String text) {
        boolean said = text.contains(message);
        return new FailureView(kind, said ? "" : message, often, story, graph, lanes, detail, threads, moreThreads);
    }

    static FailureView of(FailureReport failure, Mode mode, Room room) {
        int most = room.items(MOST_THREADS);
        Interleaving interleaving = failure.interleaving();
        WaitsFor waits = WaitsFor.of(failure.threads());
        boolean drawn = failure.kind() == FailureKind.DEADLOCK && !waits.isEmpty();
        return new FailureView(
                failure.kind().words(),
                Printable.line(failure.message(), 600),
                often(failure, mode),
                Story.of(failure),
                drawn ? waits.graph().svg() : "",
                interleaving == null || interleaving.steps().isEmpty()
                        ? null
                        : LanesView.of(interleaving, STUCK.contains(failure.kind())),
                failure.detail().isBlank() ? null : room.take(failure.detail(), MOST_DETAIL),
                failure.threads().stream()
                        .limit(most)
                        .map(thread -> thread(thread, room))
                        .toList(),
                Room.more(failure.threads().size() - most, "thread"));
    }

    private static String often(FailureReport failure, Mode mode) {
        String times = "in " + Amount.of(failure.count(), mode.unit());
        return failure.iteration() < 0
                ? times
                : times + ", first in " + mode.unit() + " " + Amount.count(failure.iteration() + 1);
    }

    private static ThreadView thread(ThreadTrace thread, Room room) {
        return new ThreadView(
                Printable.line(thread.name(), 120),
                Printable.line(thread.state()).replace('_', ' '),
                Printable.line(thread.waitsFor(), 240),
                Printable.line(String.join(", ", thread.holds()), 400),
                room.lines(thread.frames(), MOST_FRAMES, "frame"));
    }
}
