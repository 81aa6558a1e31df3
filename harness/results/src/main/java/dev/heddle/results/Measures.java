package dev.heddle.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has measured so far; each replaces the one before, so that the last one stands if the worker dies.
 *
 * @param stress in a stress cell
 * @param explore in an explore cell
 * @param jcstress in a jcstress cell
 * @param outcomes the outcomes observed
 * @param failures what failed, without what only the parent can see (an exit, a crash)
 */
public record Measures(
        @Nullable StressMeasures stress,
        @Nullable ExploreMeasures explore,
        @Nullable JcstressMeasures jcstress,
        List<OutcomeCount> outcomes,
        List<FailureReport> failures) {
    /** Nothing measured. */
    public static final Measures NONE = new Measures(null, null, null, List.of(), List.of());
}
