package dev.heddle.launcher.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.launcher.fork.Ending;
import dev.heddle.launcher.fork.Observation;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Claim;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Jvm;
import dev.heddle.results.Measures;
import dev.heddle.results.Mode;
import dev.heddle.results.Output;
import dev.heddle.results.StressMeasures;
import dev.heddle.results.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Cell CELL = new Cell("a", Mode.STRESS, 2, "default", new Jvm("", "", "", 17));
    private static final Claim HOLDS = new Claim(Set.of());
    private static final Claim BREAKS = new Claim(Set.of(FailureKind.OUTCOME));

    private static CellResult judge(Claim claim, Ending ending, long iterations, FailureReport... failures) {
        var stress = iterations < 0
                ? null
                : new StressMeasures(iterations, failures.length, iterations, 1, 1, 0, List.of(), List.of());
        var measures = new Measures(stress, null, null, List.of(), List.of(failures));
        return Judge.judge(CELL, claim, new Observation(measures, ending, Output.NONE, 1, 1));
    }

    private static FailureReport failure(FailureKind kind) {
        return new FailureReport(kind, "1: an update was lost", "", 3, 5, List.of(), null);
    }

    @Test
    void aScenarioThatHoldsPassesWithTheBoundThatItsIterationsGive() {
        CellResult result = judge(HOLDS, new Ending.Finished(), 1000);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.reason()).contains("1,000 iterations", "below", "95 %");
    }

    @Test
    void aScenarioThatShouldHoldAndBreaksFails() {
        CellResult result = judge(HOLDS, new Ending.Finished(), 1000, failure(FailureKind.OUTCOME));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("forbidden outcome 1: an update was lost", "3 of 1,000");
    }

    @Test
    void aScenarioThatBreaksAsClaimedPasses() {
        CellResult result = judge(BREAKS, new Ending.Finished(), 1000, failure(FailureKind.OUTCOME));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.reason()).startsWith("breaks as claimed");
    }

    @Test
    void aCanaryThatDoesNotBreakFails() {
        CellResult result = judge(BREAKS, new Ending.Finished(), 1000);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("should break by forbidden outcome, and did not");
    }

    @Test
    void aFailureThatIsNotClaimedFailsEvenBesideOneThatIs() {
        CellResult result = judge(
                BREAKS, new Ending.Finished(), 1000, failure(FailureKind.OUTCOME), failure(FailureKind.EXCEPTION));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("claims to break by forbidden outcome only", "exception");
    }

    @Test
    void theWaysAJvmEndsAreFailuresOfTheirOwn() {
        assertThat(judge(HOLDS, new Ending.Exited(7), 10).failures())
                .singleElement()
                .satisfies(death -> assertThat(death.kind()).isEqualTo(FailureKind.EXIT))
                .satisfies(death -> assertThat(death.message()).contains("exit code 7"));
        assertThat(judge(HOLDS, new Ending.OutOfMemory("Java heap space"), 10).failures())
                .extracting(FailureReport::kind)
                .containsExactly(FailureKind.OUT_OF_MEMORY);
        assertThat(judge(HOLDS, new Ending.Crashed("SIGSEGV", "hs_err"), -1).failures())
                .extracting(FailureReport::kind, FailureReport::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(FailureKind.CRASH, "hs_err"));
        assertThat(judge(new Claim(Set.of(FailureKind.HANG)), new Ending.Hung("silent", "dump"), -1)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void anExitThatTheWorkerSawItselfIsCountedOnce() {
        CellResult result = judge(HOLDS, new Ending.Exited(7), 10, failure(FailureKind.EXIT));
        assertThat(result.failures()).hasSize(1);
    }

    @Test
    void aPlanThatIsMalformedIsAnError() {
        CellResult result = judge(HOLDS, new Ending.Broken("no actors", ""), -1);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.reason()).isEqualTo("no actors");
    }

    @ParameterizedTest
    @CsvSource({
        "1, complete: no failure in the only interleaving",
        "1234, 'complete: no failure in any of the 1,234 distinct interleavings'"
    })
    void aCompleteSearchSaysOfHowMany(long distinct, String words) {
        var search = new ExploreMeasures(9, 0, distinct, true, true, "", 0, 1, 1, "fibers", List.of(), List.of(), -1);
        var cell = new Cell("a", Mode.EXPLORE, 2, "default", new Jvm("", "", "", 17));
        var seen = new Observation(
                new Measures(null, search, null, List.of(), List.of()), new Ending.Finished(), Output.NONE, 1, 1);
        assertThat(Judge.judge(cell, HOLDS, seen).reason()).isEqualTo(words);
    }

    @Test
    void nothingRunIsNoPass() {
        assertThat(judge(HOLDS, new Ending.Finished(), 0).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judge(HOLDS, new Ending.Finished(), -1).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void aCellThatTheUserStoppedIsNotRunUnlessItFailedBefore() {
        assertThat(judge(HOLDS, new Ending.Stopped(), 10).verdict()).isEqualTo(Verdict.NOT_RUN);
        assertThat(judge(BREAKS, new Ending.Stopped(), 10).verdict()).isEqualTo(Verdict.NOT_RUN);
        assertThat(judge(HOLDS, new Ending.Stopped(), 10, failure(FailureKind.OUTCOME))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }
}
