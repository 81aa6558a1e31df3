package dev.heddle.reports.page;

import dev.heddle.results.CellResult;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Rate;
import java.util.EnumSet;
import java.util.Set;

/** How often a cell failed, whatever its mode: iterations, schedules or samples. */
final class Failing {
    private static final Set<FailureKind> SAMPLED = EnumSet.of(FailureKind.OUTCOME, FailureKind.INVARIANT);

    private Failing() {}

    static Rate in(CellResult result) {
        if (result.stress() != null) {
            return rate(result.stress().failed(), result.stress().iterations());
        }
        if (result.explore() != null) {
            return rate(result.explore().failed(), result.explore().schedules());
        }
        // Their failures count samples, and those of the proof of a bug count what is merely interesting and must be
        // seen.
        long broke = result.failures().stream()
                .filter(failure -> SAMPLED.contains(failure.kind()))
                .mapToLong(FailureReport::count)
                .sum();
        return rate(broke, result.jcstress() == null ? 0 : result.jcstress().samples());
    }

    /** What a worker counted while threads ran may be off by a few; a rate may not. */
    private static Rate rate(long failed, long all) {
        long of = Math.max(0, all);
        return new Rate(Math.max(0, Math.min(failed, of)), of);
    }
}
