package dev.heddle.engine.explore;

import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import org.jspecify.annotations.Nullable;

/** Failures of one kind and message, and the first schedule that failed so. */
final class Finding {
    final FailureKind kind;
    final String message;
    final Findings.Detail detail;
    long count;
    long schedule = -1;
    /** The first schedule that failed so; null until one has ended. */
    @Nullable
    FailingSchedule first;

    boolean explained;

    @Nullable
    Interleaving interleaving;

    Finding(FailureKind kind, String message, Findings.Detail detail) {
        this.kind = kind;
        this.message = message;
        this.detail = detail;
    }

    FailureReport report() {
        return new FailureReport(
                kind, message, detail.text(), Math.max(1, count), schedule, detail.threads(), interleaving);
    }
}
