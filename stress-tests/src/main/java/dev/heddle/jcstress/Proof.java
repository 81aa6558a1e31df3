package dev.heddle.jcstress;

import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * What must be seen of a test that proves a bug, and nothing of any other: the outcomes that the test's own descriptions say, or those that the harness knows
 * of a test that was generated.
 *
 * @param outcomes pattern of them; empty if the test says it
 */
record Proof(Optional<Pattern> outcomes) {
    private static final String MUST_BE_SEEN = "must be seen";

    /** Whether there is anything that must be seen of this test. */
    boolean isAskedOf(TestInfo test) {
        return outcomes.isPresent() || test.cases().stream().anyMatch(each -> says(each.expect(), each.description()));
    }

    /** Whether it was seen in this piece. */
    boolean isIn(TestResult result) {
        return outcomes.map(each -> result.getStateKeys().stream()
                        .anyMatch(outcome -> result.getCount(outcome) > 0
                                && each.matcher(outcome).matches()))
                .orElseGet(() -> result.grading().gradingResults.values().stream()
                        .anyMatch(each -> each.count > 0 && says(each.expect, each.description)));
    }

    private static boolean says(Expect expect, String description) {
        return expect == Expect.ACCEPTABLE_INTERESTING
                && description.regionMatches(true, 0, MUST_BE_SEEN, 0, MUST_BE_SEEN.length());
    }
}
