package dev.heddle.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Grade;
import dev.heddle.results.OutcomeCount;
import dev.heddle.results.Output;
import dev.heddle.results.Results;
import dev.heddle.results.ThreadTrace;
import dev.heddle.results.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a thousand cells, each as talkative as can be, is a page that a browser opens. */
class HugeRunTest {
    private static final int CELLS = 1_000;

    static Results results() {
        Results sample = SampleRun.results();
        CellResult model = sample.cells().get(0);
        String megabyte = "0123456789abcde\n".repeat(65_536);
        FailureReport failure = new FailureReport(
                FailureKind.EXCEPTION,
                "m".repeat(10_000),
                megabyte,
                1,
                0,
                Collections.nCopies(
                        5_000,
                        new ThreadTrace(
                                "t".repeat(1_000),
                                "runnable",
                                "",
                                List.of(),
                                Collections.nCopies(1_000, "a.B.c(B.java:1)"))),
                null);
        List<OutcomeCount> outcomes = IntStream.range(0, 2_000)
                .mapToObj(at -> new OutcomeCount(at + "o".repeat(1_000), at, Grade.FORBIDDEN, "d".repeat(1_000)))
                .toList();
        List<CellResult> cells = IntStream.range(0, CELLS)
                .mapToObj(at -> new CellResult(
                        new Cell("big.scenario-" + at / 4, model.cell().mode(), 1 + at % 4, "default", SampleRun.JDK17),
                        model.claim(),
                        at % 2 == 0 ? Verdict.FAIL : Verdict.PASS,
                        "r".repeat(5_000),
                        1,
                        1,
                        model.stress(),
                        null,
                        null,
                        outcomes,
                        Collections.nCopies(50, failure),
                        new Output(megabyte, megabyte.length())))
                .toList();
        return new Results(1, sample.run(), sample.plugins(), List.of(), cells, 1, 1, "completed");
    }

    @Test
    void staysSmallAndSaysWhatIsLeftOut(@TempDir Path folder) throws Exception {
        Reports.write(results(), folder);
        String page = Files.readString(folder.resolve(Reports.HTML));
        assertThat(page.length()).isLessThan(20_000_000);
        assertThat(page).contains("more characters in results.json", "more failures in results.json");
        assertThat(page.split("class=\"mark", -1))
                .as("every cell is in the table")
                .hasSizeGreaterThan(CELLS);
        assertThat(Files.size(folder.resolve(Reports.SUMMARY))).isLessThan(1_000_000);
    }
}
