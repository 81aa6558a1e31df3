package dev.heddle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Claim;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.Output;
import dev.heddle.results.Results;
import dev.heddle.results.RunInfo;
import dev.heddle.results.StressMeasures;
import dev.heddle.results.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InBriefTest {
    @Test
    void stressAndExploreAgreeThatItBreaks() {
        InBrief brief = brief(stress(10), explore(3, false));
        assertThat(brief.lines().get(0).text()).startsWith("saw it fail (forbidden outcome) in 1 % of 1 k iterations");
        assertThat(brief.lines().get(1).text()).isEqualTo("found it (forbidden outcome) in schedule 3 of 100");
        assertThat(brief.together()).startsWith("They agree: it breaks");
    }

    @Test
    void onlyTheSearchFindsIt() {
        assertThat(brief(stress(0), explore(3, false)).together()).startsWith("Only the search found it");
    }

    @Test
    void onlyRealThreadsShowItThoughEveryInterleavingRan() {
        assertThat(brief(stress(10), explore(0, true)).together())
                .startsWith("No interleaving of whole steps breaks it");
    }

    @Test
    void onlyRealThreadsShowItAndTheSearchIsNotDone() {
        assertThat(brief(stress(10), explore(0, false)).together()).contains("has not met the interleaving");
    }

    @Test
    void nothingBreaksIt() {
        assertThat(brief(stress(0), explore(0, true)).together()).isEqualTo("They agree: nothing breaks it.");
    }

    @Test
    void oneModeAloneHasNothingToAgreeWith() {
        assertThat(brief(stress(0)).together()).isEmpty();
        assertThat(brief(stress(0)).lines().get(0).text())
                .isEqualTo("saw no failure in 1,000 iterations: below 0.3 % with 95 %");
    }

    private static InBrief brief(CellResult... cells) {
        RunInfo run = new RunInfo("1", List.of(), 1, 1, "", "", 1, 1, List.of());
        return InBrief.of(
                List.of(cells),
                new RunIndex(new Results(1, run, List.of(), List.of(), List.of(cells), 1, 0, "completed")));
    }

    private static CellResult stress(long failed) {
        return cell(
                Mode.STRESS, failed, new StressMeasures(1_000, failed, 1_000, 1, 1, 2_000, List.of(), List.of()), null);
    }

    private static CellResult explore(long failed, boolean complete) {
        return cell(
                Mode.EXPLORE,
                failed,
                null,
                new ExploreMeasures(
                        100,
                        failed,
                        50,
                        true,
                        complete,
                        "",
                        0.5,
                        1,
                        1,
                        "fibers",
                        List.of(),
                        List.of(),
                        failed > 0 ? 2 : -1));
    }

    private static CellResult cell(
            Mode mode, long failed, @Nullable StressMeasures stress, @Nullable ExploreMeasures explore) {
        List<FailureReport> failures = failed == 0
                ? List.of()
                : List.of(new FailureReport(FailureKind.OUTCOME, "outcome 1", "", failed, 2, List.of(), null));
        return new CellResult(
                new Cell("a.b", mode, 2, "default", new Jvm("", "17", "", 17)),
                new Claim(Set.of()),
                failed == 0 ? Verdict.PASS : Verdict.FAIL,
                "",
                1,
                1,
                stress,
                explore,
                null,
                List.of(),
                failures,
                Output.NONE);
    }
}
