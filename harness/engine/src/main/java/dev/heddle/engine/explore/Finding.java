package dev.heddle.engine.explore;

import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import org.jspecify.annotations.Nullable;

/** Failures of one kind and message, and a schedule that failed so. */
final class Finding {
    final FailureKind kind;
    String message;
    Findings.Detail detail;
    long count;
    long schedule = -1;
    /**
     * The last of those schedules that were kept: the first, and the second, fourth and so on after it. In the first ones classes are loaded, and more is
     * done that happens once. Null until one has ended.
     */
    @Nullable
    FailingSchedule example;

    /** Whether no more is to be done to explain it. */
    boolean explained;

    /** How often that was tried in vain. */
    int tries;

    @Nullable
    Interleaving interleaving;

    /** Why there is no interleaving; empty if there is one, or nobody has asked for it. */
    String unexplained = "";

    /** The one that this turned out to be the same as; null as long as it is one of its own. */
    private @Nullable Finding same;

    Finding(FailureKind kind, String message, Findings.Detail detail) {
        this.kind = kind;
        this.message = message;
        this.detail = detail;
    }

    /** Says it in the words of the same failure in a schedule that was written down, so that objects have the names that they have there. */
    void retell(Finding again) {
        message = again.message;
        detail = again.detail;
    }

    /** Is counted with another from now on. */
    void join(Finding other) {
        same = other;
        other.count += count;
        count = 0;
    }

    /** What it is counted with. */
    Finding counted() {
        return same == null ? this : same;
    }

    FailureReport report() {
        String text = unexplained.isEmpty() ? detail.text() : (unexplained + "\n\n" + detail.text()).strip();
        return new FailureReport(kind, message, text, Math.max(1, count), schedule, detail.threads(), interleaving);
    }
}
