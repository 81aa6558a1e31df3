package dev.heddle.reports.page;

import dev.heddle.results.CellResult;
import dev.heddle.results.Grade;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.Rate;

/** How often a cell failed, whatever its mode: iterations, schedules or samples. */
final class Failing {
    private Failing() {}

    static Rate in(CellResult result) {
        if (result.stress() != null) {
            return rate(result.stress().failed(), result.stress().iterations());
        }
        if (result.explore() != null) {
            return rate(result.explore().failed(), result.explore().schedules());
        }
        long forbidden = result.outcomes().stream()
                .filter(outcome -> outcome.grade() == Grade.FORBIDDEN)
                .mapToLong(OutcomeCount::count)
                .sum();
        return rate(forbidden, result.jcstress() == null ? 0 : result.jcstress().samples());
    }

    /** What a worker counted while threads ran may be off by a few; a rate may not. */
    private static Rate rate(long failed, long all) {
        long of = Math.max(0, all);
        return new Rate(Math.max(0, Math.min(failed, of)), of);
    }
}
