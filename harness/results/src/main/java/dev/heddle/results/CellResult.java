package dev.heddle.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one terminal result of a cell.
 *
 * @param cell which
 * @param claim what the scenario claims in the cell's mode
 * @param verdict the judgement
 * @param reason why, in one sentence
 * @param startedMillis when it started, in milliseconds since 1970 (UTC); 0 if it was not run
 * @param elapsedNanos wall-clock time from the start of its process to the end, in nanoseconds
 * @param stress measures, if it was a stress cell that came to measure something
 * @param explore likewise
 * @param jcstress likewise
 * @param outcomes the outcomes observed, the most frequent first
 * @param failures what failed, the first found first
 * @param output what the scenario printed
 */
public record CellResult(
        Cell cell,
        Claim claim,
        Verdict verdict,
        String reason,
        long startedMillis,
        long elapsedNanos,
        @Nullable StressMeasures stress,
        @Nullable ExploreMeasures explore,
        @Nullable JcstressMeasures jcstress,
        List<OutcomeCount> outcomes,
        List<FailureReport> failures,
        Output output) {
    /** This result, with another reason. */
    public CellResult withReason(String other) {
        return new CellResult(
                cell,
                claim,
                verdict,
                other,
                startedMillis,
                elapsedNanos,
                stress,
                explore,
                jcstress,
                outcomes,
                failures,
                output);
    }
}
