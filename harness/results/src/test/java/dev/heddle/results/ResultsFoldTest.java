package dev.heddle.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultsFoldTest {
    private static final Jvm JVM = new Jvm("/jdk", "17", "v", 17);
    private static final Cell FIRST = new Cell("a", Mode.STRESS, 2, "default", JVM);
    private static final Cell SECOND = new Cell("a", Mode.STRESS, 8, "default", JVM);
    private static final Cell THIRD = new Cell("a", Mode.EXPLORE, 2, "default", JVM);
    private static final Claim BREAKS = new Claim(Set.of(FailureKind.DEADLOCK));
    private static final RunInfo RUN = new RunInfo("1", List.of("--all"), 7, 1, "os", "cpu", 2, 1, List.of(JVM));

    private static final Event STARTED = new Event.RunStarted(Results.SCHEMA_VERSION, RUN);
    private static final Event FOUND = new Event.PluginFound(
            new PluginInfo("a.jar", "", List.of("a"), List.of()),
            List.of(new ScenarioInfo("a", "", "", List.of(), Map.of(Mode.STRESS, BREAKS), 1, 9, 1, "a.jar", "A")));
    private static final Event PLANNED = new Event.CellsPlanned(List.of(FIRST, SECOND, THIRD));

    private static CellResult result(Cell cell, Verdict verdict) {
        return new CellResult(cell, BREAKS, verdict, "", 1, 1, null, null, null, List.of(), List.of(), Output.NONE);
    }

    private static Results fold(Event... events) throws IOException {
        var text = new StringBuilder();
        for (Event event : events) {
            text.append(Json.line(event)).append('\n');
        }
        return fold(text.toString());
    }

    private static Results fold(String text) throws IOException {
        return ResultsFold.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWholeRunIsAsItEnded() throws IOException {
        Results results = fold(
                STARTED,
                FOUND,
                PLANNED,
                new Event.CellEnded(result(SECOND, Verdict.FAIL)),
                new Event.CellEnded(result(FIRST, Verdict.PASS)),
                new Event.CellEnded(result(THIRD, Verdict.PASS)),
                new Event.RunEnded(99, 1, "completed"));
        assertThat(results.run()).isEqualTo(RUN);
        assertThat(results.cells()).extracting(CellResult::cell).containsExactly(FIRST, SECOND, THIRD);
        assertThat(results.ended()).isEqualTo("completed");
        assertThat(results.exitCode()).isEqualTo(1);
        assertThat(results.endedMillis()).isEqualTo(99);
    }

    @Test
    void ofAKilledRunEveryPlannedCellIsThere() throws IOException {
        Results results = fold(
                STARTED,
                FOUND,
                PLANNED,
                new Event.CellStarted(FIRST),
                new Event.CellEnded(result(FIRST, Verdict.PASS)),
                new Event.CellStarted(SECOND));
        assertThat(results.ended()).isEqualTo("killed");
        assertThat(results.endedMillis()).isZero();
        assertThat(results.exitCode()).isZero();
        assertThat(results.cells())
                .extracting(CellResult::verdict)
                .containsExactly(Verdict.PASS, Verdict.NOT_RUN, Verdict.NOT_RUN);
        assertThat(results.cells().get(1).reason()).isEqualTo("the run was killed while this cell ran");
        assertThat(results.cells().get(1).claim()).isEqualTo(BREAKS);
        assertThat(results.cells().get(2).reason()).isEqualTo("the run was killed before this cell");
    }

    @Test
    void aLastLineThatWasCutShortIsLeftOut() throws IOException {
        String whole = Json.line(STARTED) + "\n" + Json.line(PLANNED) + "\n";
        String last = Json.line(new Event.CellEnded(result(FIRST, Verdict.PASS)));
        for (int length = 0; length < last.length(); length++) {
            assertThat(fold(whole + last.substring(0, length)).cells())
                    .extracting(CellResult::verdict)
                    .containsOnly(Verdict.NOT_RUN);
        }
    }

    @Test
    void whatIsNoFileOfEventsIsToldSo() {
        assertThatThrownBy(() -> fold("")).hasMessageContaining("does not begin with a run-started event");
        assertThatThrownBy(() -> fold("hello\n")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> fold(new Event.RunStarted(Results.SCHEMA_VERSION + 1, RUN)))
                .hasMessageContaining("version " + (Results.SCHEMA_VERSION + 1));
    }

    @Test
    void theExitCodeTellsTheWorst() {
        var sound = List.of(new PluginInfo("a.jar", "", List.of(), List.of()));
        var unsound = List.of(new PluginInfo("a.jar", "", List.of(), List.of("corrupt")));
        CellResult pass = result(FIRST, Verdict.PASS);
        assertThat(ExitCode.of(List.of(pass), sound, false)).isZero();
        assertThat(ExitCode.of(List.of(), sound, false)).isEqualTo(3);
        assertThat(ExitCode.of(List.of(result(FIRST, Verdict.NOT_RUN)), sound, false))
                .isEqualTo(3);
        assertThat(ExitCode.of(List.of(pass, result(SECOND, Verdict.ERROR)), sound, false))
                .isEqualTo(3);
        assertThat(ExitCode.of(List.of(pass), unsound, false)).isEqualTo(3);
        assertThat(ExitCode.of(List.of(pass), unsound, true)).isZero();
        assertThat(ExitCode.of(List.of(result(THIRD, Verdict.ERROR), result(SECOND, Verdict.FAIL)), unsound, false))
                .isEqualTo(1);
    }
}
