package dev.heddle.reports.page;

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
import dev.heddle.results.RunInfo;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    private static final Claim HOLDS = new Claim(Set.of());

    @Test
    void theReplayComesFirstThenTheCell() {
        assertThat(commands("counter.x", Mode.EXPLORE, "default", "java -jar harness.jar --replay f.json"))
                .containsExactly(
                        "java -jar harness.jar --replay f.json",
                        "java -jar harness.jar --scenario counter.x --mode explore --threads 2 --seed 9");
    }

    @Test
    void aStressFailureIsSearchedForToo() {
        assertThat(commands("counter.x", Mode.STRESS, "c1", null))
                .containsExactly(
                        "java -jar harness.jar --scenario counter.x --mode stress --threads 2 --seed 9 --jit c1",
                        "java -jar harness.jar --scenario counter.x --mode explore --threads 2 --seed 9");
    }

    @Test
    void theFoldersOfTheRunAreNamedAgain() {
        assertThat(commands(
                        List.of("--plugins", "my jars", "--all", "--plugins=more"),
                        "counter.x",
                        Mode.EXPLORE,
                        "default",
                        null))
                .containsExactly(
                        "java -jar harness.jar --plugins 'my jars' --plugins=more --scenario counter.x --mode explore --threads 2 --seed 9");
    }

    @Test
    void aProgramIsRunAsItWas() {
        assertThat(commands(
                        List.of("--main", "app.Main", "--class-path", "my classes", "--", "--all"),
                        "app.Main",
                        Mode.EXPLORE,
                        "default",
                        null))
                .containsExactly("java -jar harness.jar --main app.Main --class-path 'my classes' -- --all");
    }

    @Test
    void aNameCannotBecomeACommand() {
        assertThat(commands("x; rm -rf '~' $(id) `id` \n\u001b", Mode.EXPLORE, "default", null))
                .containsExactly(
                        "java -jar harness.jar --scenario 'x; rm -rf '\\''~'\\'' $(id) `id` \\u001b' --mode explore --threads 2 --seed 9");
    }

    private static List<String> commands(String scenario, Mode mode, String jit, @Nullable String replay) {
        return commands(List.of(), scenario, mode, jit, replay);
    }

    private static List<String> commands(
            List<String> arguments, String scenario, Mode mode, String jit, @Nullable String replay) {
        Interleaving interleaving =
                replay == null ? null : new Interleaving(List.of(), List.of(), 0, "failures/f.json", replay);
        CellResult result = new CellResult(
                new Cell(scenario, mode, 2, jit, new Jvm("", "17", "", 17)),
                HOLDS,
                Verdict.FAIL,
                "",
                1,
                1,
                null,
                null,
                null,
                List.of(),
                List.of(new FailureReport(FailureKind.OUTCOME, "", "", 1, 0, List.of(), interleaving)),
                Output.NONE);
        RunInfo run = new RunInfo("1", arguments, 9, 1, "", "", 1, 1, List.of());
        ScenarioInfo info = new ScenarioInfo(
                scenario, "", "", List.of(), Map.of(Mode.STRESS, HOLDS, Mode.EXPLORE, HOLDS), 1, 2, 1, "", "");
        return Reproduction.of(result, run, info).stream()
                .map(Reproduction::command)
                .toList();
    }
}
