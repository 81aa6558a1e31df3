package dev.heddle.results;

import java.util.List;

/**
 * What a search through the interleavings came to.
 *
 * @param schedules how many schedules ran
 * @param failed how many of them failed in any way
 * @param distinct how many distinct interleavings were among them: two that differ only in the order of independent operations count once
 * @param distinctExact whether that number was counted; otherwise it is an estimate, good to about one in a thousand
 * @param complete whether all interleavings within the bounds were tried
 * @param bound what {@code complete} is bounded by, in words; empty if by nothing
 * @param chanceOfNew Good–Turing estimate of the chance that the next schedule is a new interleaving, from 0 to 1
 * @param nanos wall-clock time of the search, in nanoseconds
 * @param steps scheduling points passed, all schedules together
 * @param threadKind {@code fibers} or {@code platform threads}
 * @param strategies how many schedules each strategy ran
 * @param curve distinct interleavings over schedules
 * @param firstFailure number of the first schedule that failed, from 0; -1 if none did
 */
public record ExploreMeasures(
        long schedules,
        long failed,
        long distinct,
        boolean distinctExact,
        boolean complete,
        String bound,
        double chanceOfNew,
        long nanos,
        long steps,
        String threadKind,
        List<StrategyShare> strategies,
        List<CurvePoint> curve,
        long firstFailure) {
    /**
     * A strategy's part of a search.
     *
     * @param strategy its name
     * @param schedules how many it ran
     */
    public record StrategyShare(String strategy, long schedules) {}

    /**
     * A point of the curve of distinct interleavings.
     *
     * @param schedules how many schedules had run
     * @param distinct how many distinct interleavings had been seen
     */
    public record CurvePoint(long schedules, long distinct) {}

    /** Schedules per second; 0 if none ran. */
    public double perSecond() {
        return nanos == 0 ? 0 : schedules * 1e9 / nanos;
    }
}
