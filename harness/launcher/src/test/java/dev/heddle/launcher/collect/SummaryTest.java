package dev.heddle.launcher.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Claim;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.Output;
import dev.heddle.results.Results;
import dev.heddle.results.RunInfo;
import dev.heddle.results.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Jvm JVM = new Jvm("", "17", "", 17);

    private static CellResult failed(int number) {
        var interleaving = new Interleaving(List.of("a", "b"), List.of(), 0, null, "java -jar replay " + number);
        var failure = new FailureReport(FailureKind.OUTCOME, "1: lost", "", 1, 0, List.of(), interleaving);
        return new CellResult(
                new Cell("scenario-" + number, Mode.EXPLORE, 2, "default", JVM),
                new Claim(Set.of()),
                Verdict.FAIL,
                "forbidden outcome 1: lost",
                1,
                1,
                null,
                null,
                null,
                List.of(),
                List.of(failure),
                Output.NONE);
    }

    private static String summary(int failures) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var run = new RunInfo("1", List.of(), 1, 1, "", "", 2, 1, List.of());
        new Summary(new Terminal(out, out, false, new Paint(false), 100), false)
                .print(new Results(
                        1,
                        run,
                        List.of(),
                        List.of(),
                        IntStream.rangeClosed(1, failures)
                                .mapToObj(SummaryTest::failed)
                                .toList(),
                        1,
                        1,
                        "completed"));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachFailureIsShownWithItsInterleavingWhereTheyAreFew() {
        assertThat(summary(10)).contains("replay it: java -jar replay 10").doesNotContain("see the report");
    }

    @Test
    void manyInterleavingsAreLeftToTheReportAndEachFailureHasItsLine() {
        String summary = summary(60);
        assertThat(summary)
                .contains("replay it: java -jar replay 10", "50 more interleavings: see the report")
                .doesNotContain("java -jar replay 11");
        assertThat(summary.lines().filter(line -> line.startsWith("FAIL"))).hasSize(60);
    }
}
