package dev.heddle.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import dev.heddle.results.Results;
import dev.heddle.results.RunInfo;
import dev.heddle.results.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void whatCannotBeShownIsWrittenOut() {
        assertThat(Printable.text("a\u0000b\u001b[2Jc\ud800d\uffffe\u202ef"))
                .isEqualTo("a\\u0000b\\u001b[2Jc\\ud800d\\uffffe\\u202ef");
        assertThat(Printable.text("\u001b[1;31mred\u001b[0m")).isEqualTo("red");
        assertThat(Printable.text("a\r\nb\rc\td")).isEqualTo("a\nb\nc\td");
        assertThat(Printable.text("漢字 😀 é")).isEqualTo("漢字 😀 é");
        assertThat(Printable.line(" a\n\n\tb\r\nc ")).isEqualTo("a b c");
    }

    @Test
    void aCutNeverSplitsACharacter() {
        assertThat(Printable.shortened("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(Printable.shortened("ab😀cd", 5)).isEqualTo("ab😀…");
        assertThat(Printable.shortened("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void numbersHaveThreeDigitsAndAScale() {
        assertThat(Amount.rough(0)).isEqualTo("0");
        assertThat(Amount.rough(0.4237)).isEqualTo("0.42");
        assertThat(Amount.rough(999.4)).isEqualTo("999");
        assertThat(Amount.rough(999.6)).isEqualTo("1 k");
        assertThat(Amount.rough(68_123_456)).isEqualTo("68.1 M");
        assertThat(Amount.rough(100)).isEqualTo("100");
        assertThat(Amount.bytes(33_285_996_544L)).isEqualTo("31 GiB");
    }

    @Test
    void durationsHaveTheUnitThatFits() {
        assertThat(Amount.duration(120)).isEqualTo("120 ns");
        assertThat(Amount.duration(3_400)).isEqualTo("3.4 µs");
        assertThat(Amount.duration(999_600)).isEqualTo("1 ms");
        assertThat(Amount.duration(2.1e9)).isEqualTo("2.1 s");
        assertThat(Amount.duration(200e9)).isEqualTo("3 min 20 s");
        assertThat(Amount.duration(7_260e9)).isEqualTo("2 h 1 min");
    }

    @Test
    void aRunThatRanNothingIsNeverGreen() {
        RunInfo run = new RunInfo("1", List.of(), 1, 1, "", "", 1, 1, List.of());
        OverallVerdict verdict =
                OverallVerdict.of(new Results(1, run, List.of(), List.of(), List.of(), 1, 3, "completed"));
        assertThat(verdict.colour()).isEqualTo(Verdict.ERROR);
        assertThat(verdict.headline()).isEqualTo("nothing was run");
    }

    @Test
    void aStepInLittleRoomKeepsTheNameOfWhatWasCalled() {
        Step call = call("CompletableFuture#1.thenAccept", "CompletableFuture#2");
        assertThat(StepWords.what(call, 60)).isEqualTo("call CompletableFuture#1.thenAccept -> CompletableFuture#2");
        assertThat(StepWords.what(call, 48)).isEqualTo("call Compl..#1.thenAccept -> CompletableFuture#2");
        assertThat(StepWords.what(call, 36)).isEqualTo("call Com..#1.thenAccept -> Compl..#2");
        assertThat(StepWords.what(call, 28)).isEqualTo("call Completa..#1.thenAccept");
        assertThat(StepWords.what(call, 10)).isEqualTo("call Com..#1.thenAccept");
        assertThat(StepWords.what(call("Box#1.get", "3"), 10)).isEqualTo("call Box#1.get");
    }

    private static Step call(String target, String value) {
        return new Step(0, "call", target, value, "A", "run", "A.java", 1, Switch.NONE, -1);
    }
}
