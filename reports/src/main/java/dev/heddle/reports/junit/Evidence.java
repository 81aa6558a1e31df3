package dev.heddle.reports.junit;

import dev.heddle.reports.InterleavingTable;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.ThreadTrace;

/** The text of a red test case: why it is red, then each failure with its stacks and its interleaving, until there is no room left. */
final class Evidence {
    private static final int ROOM = 30_000;
    private static final int WIDTH = 160;
    private static final int MOST_STEPS = 200;
    private static final String REST = "\n… the rest is in results.json";

    private final StringBuilder text = new StringBuilder();

    private Evidence() {}

    static String of(CellResult result) {
        Evidence evidence = new Evidence();
        evidence.add(result.reason()).add("\nclaim: ").add(result.claim().words());
        for (FailureReport failure : result.failures()) {
            if (evidence.isFull()) {
                break;
            }
            evidence.describe(failure);
        }
        return evidence.isFull() ? evidence.text + REST : evidence.text.toString();
    }

    private void describe(FailureReport failure) {
        add("\n\n").add(failure.kind().words()).add(": ").add(failure.message());
        add("\nseen ").add(Long.toString(failure.count())).add(failure.count() == 1 ? " time" : " times");
        if (!failure.detail().isBlank()) {
            add("\n").add(failure.detail());
        }
        for (ThreadTrace thread : failure.threads()) {
            if (isFull()) {
                return;
            }
            describe(thread);
        }
        if (failure.interleaving() != null) {
            describe(failure.interleaving());
        }
    }

    private void describe(ThreadTrace thread) {
        add("\n\n\"").add(thread.name()).add("\" ").add(thread.state());
        if (!thread.waitsFor().isEmpty()) {
            add(", waits for ").add(thread.waitsFor());
        }
        if (!thread.holds().isEmpty()) {
            add(", holds ").add(String.join(", ", thread.holds()));
        }
        for (String frame : thread.frames()) {
            if (isFull()) {
                return;
            }
            add("\n    at ").add(frame);
        }
    }

    private void describe(Interleaving interleaving) {
        add("\n\n").add(new InterleavingTable(WIDTH, MOST_STEPS).render(interleaving));
        if (interleaving.replay() != null) {
            add("\nreplay: ").add(interleaving.replay());
        }
    }

    /** Adds what there is room for. */
    private Evidence add(String more) {
        int room = ROOM - text.length();
        if (room > 0) {
            text.append(more.length() <= room ? more : Printable.shortened(more, Math.max(2, room)));
        }
        return this;
    }

    private boolean isFull() {
        return text.length() >= ROOM;
    }
}
