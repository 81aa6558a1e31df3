package dev.heddle.engine.explore.trace;

import static dev.heddle.engine.explore.schedule.Toy.Does.*;
import static dev.heddle.results.Interleaving.Switch.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.engine.explore.schedule.Toy;
import dev.heddle.results.Cell;
import dev.heddle.results.FailureKind;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.ScheduleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A failing schedule is written down, saved, replayed and checked")
class ExplanationTest {
    private static final Fault LOST = new Fault(FailureKind.OUTCOME, "1: an update was lost");

    private static Toy increments() {
        return Toy.of(new Object[][] {{READ, 0}, {WRITE, 0}}, new Object[][] {{READ, 0}, {WRITE, 0}});
    }

    private static Explanation explain(Toy program, int... choices) {
        var runner = new ToyRunner(program, toy -> toy.choices().get(2) == 1 ? Optional.of(LOST) : Optional.empty());
        return Explanation.of(runner, choices, program::place, program.names(), () -> false);
    }

    private static Step step(
            int thread,
            String operation,
            String target,
            @Nullable String value,
            int line,
            Switch before,
            int conflict) {
        return new Step(thread, operation, target, value, "Toy", "script" + thread, "Toy.java", line, before, conflict);
    }

    @Test
    @DisplayName("a lost update: the write in between conflicts with the read that it overtook")
    void lostUpdate() {
        Explanation explanation = explain(increments(), 0, 1, 1, 0);

        assertThat(explanation.fault()).contains(LOST);
        assertThat(explanation.divergedAt()).isEqualTo(-1);
        assertThat(explanation.interleaving())
                .isEqualTo(new Interleaving(
                        List.of("thread-0", "thread-1"),
                        List.of(
                                step(0, "read", "Shared#1.x0", "0", 1, NONE, 2),
                                step(1, "read", "Shared#1.x0", "0", 1, PREEMPTION, -1),
                                step(1, "write", "Shared#1.x0", "2001", 2, NONE, 0),
                                step(0, "write", "Shared#1.x0", "1001", 2, FORCED, -1)),
                        1,
                        null,
                        null));
    }

    @Test
    @DisplayName("locks are named, and a switch away from a thread that has to wait is forced")
    void locks() {
        var program = Toy.of(new Object[][] {{LOCK, 0}, {LOCK, 1}}, new Object[][] {{LOCK, 1}, {LOCK, 0}});
        var runner = new ToyRunner(program, toy -> Optional.of(new Fault(FailureKind.DEADLOCK, "both wait")));

        Explanation explanation =
                Explanation.of(runner, new int[] {0, 1}, program::place, program.names(), () -> false);

        assertThat(explanation.interleaving().steps())
                .containsExactly(
                        step(0, "lock", "Lock#1", null, 1, NONE, -1),
                        step(1, "lock", "Lock#2", null, 1, PREEMPTION, -1));
    }

    @Test
    @DisplayName("what comes after the failure is written down, but is not what conflicts")
    void afterTheFailure() {
        var program = Toy.of(new Object[][] {{WRITE, 0}}, new Object[][] {{READ, 0}}, new Object[][] {{WRITE, 0}});
        var runner = new ToyRunner(program, toy -> Optional.of(LOST));

        Explanation explanation = Explanation.of(
                runner,
                new int[] {0, 1, 2},
                program::place,
                program.names(),
                () -> program.choices().size() > 2);

        assertThat(explanation.interleaving().steps())
                .extracting(Step::conflict)
                .containsExactly(1, 0, -1);
    }

    @Test
    @DisplayName("a replay that does the same is as recorded")
    void same() {
        ScheduleFile recorded = file(explain(increments(), 0, 1, 1, 0));

        assertThat(ReplayCheck.divergence(recorded, explain(increments(), 0, 1, 1, 0)))
                .isEmpty();
    }

    @Test
    @DisplayName("a program that was changed diverges at the first step that is not the same")
    void changed() {
        var changed = Toy.of(new Object[][] {{READ, 0}, {WRITE, 0}}, new Object[][] {{READ, 0}, {WRITE, 1}});
        ScheduleFile recorded = file(explain(increments(), 0, 1, 1, 0));

        assertThat(ReplayCheck.divergence(recorded, explain(changed, 0, 1, 1, 0)))
                .contains(
                        "step 3: expected thread-1 to do: write Shared#1.x0 (2001) at Toy.java:2, but thread-1 did: write"
                                + " Shared#1.x1 (2001) at Toy.java:2");
    }

    @Test
    @DisplayName("a thread that waits where it went on diverges there")
    void waits() {
        var locked = Toy.of(new Object[][] {{READ, 0}, {WRITE, 0}}, new Object[][] {{READ, 0}, {PARK, 0}, {WRITE, 0}});
        ScheduleFile recorded = file(explain(increments(), 0, 1, 1, 0));

        assertThat(ReplayCheck.divergence(recorded, explain(locked, 0, 1, 1, 0)))
                .contains(
                        "step 3: expected thread-1 to do: write Shared#1.x0 (2001) at Toy.java:2, but that thread could not"
                                + " go on");
    }

    @Test
    @DisplayName("steps that are too many to be written down are compared all the same")
    void later() {
        int[] choices = oneAfterTheOther();
        Explanation recorded = explain(writes(0, 0), choices);
        Interleaving interleaving = recorded.interleaving();

        assertThat(interleaving.length()).isEqualTo(1_300);
        assertThat(interleaving.steps()).hasSizeLessThan(1_000);
        assertThat(IntStream.range(0, interleaving.steps().size()).mapToObj(interleaving::number))
                .startsWith(1, 2, 3)
                .containsSequence(299, 300, 301, 302, 399)
                .endsWith(1_299, 1_300);
        assertThat(ReplayCheck.divergence(file(recorded), explain(writes(0, 0), choices)))
                .isEmpty();
        assertThat(ReplayCheck.divergence(file(recorded), explain(writes(12, 99), choices)))
                .hasValueSatisfying(said -> assertThat(said).startsWith("step 1300: "));
        assertThat(ReplayCheck.divergence(file(recorded), explain(writes(5, 50), choices)))
                .contains("one of the steps 551 to 650: they are others than those recorded, of which not all are"
                        + " written down");
    }

    @Test
    @DisplayName("of a long schedule that an older version recorded, the steps are compared that both write down")
    void older() {
        int[] choices = oneAfterTheOther();
        Explanation recorded = explain(writes(0, 0), choices);
        List<Step> first = new ArrayList<>(recorded.interleaving().steps().subList(0, 250));
        while (first.size() < 1_000) {
            first.add(first.get(249));
        }
        var written = new Interleaving(recorded.interleaving().threads(), first, 0, null, null);
        ScheduleFile file = file(new Explanation(recorded.fault(), written, List.of(1, 2, 3), -1));

        assertThat(ReplayCheck.divergence(file, explain(writes(0, 0), choices))).isEmpty();
        assertThat(ReplayCheck.divergence(file, explain(writes(1, 50), choices)))
                .hasValueSatisfying(said -> assertThat(said).startsWith("step 151: "));
    }

    /** Thirteen threads with a hundred steps each; the second has one too early. */
    private static int[] oneAfterTheOther() {
        int[] choices = new int[1_300];
        Arrays.setAll(choices, i -> i / 100);
        choices[2] = 1; // which fails
        choices[100] = 0;
        return choices;
    }

    /** Threads that write a hundred times each; one of them, in one of its steps, to another field. */
    private static Toy writes(int thread, int step) {
        Object[][][] threads = new Object[13][100][];
        for (Object[][] each : threads) {
            Arrays.fill(each, new Object[] {WRITE, 0});
        }
        threads[thread][step] = new Object[] {WRITE, thread == 0 ? 0 : 1};
        return Toy.of(threads);
    }

    @Test
    @DisplayName("the same steps with another end, or with none, are told apart")
    void otherEnd() {
        Explanation explanation = explain(increments(), 0, 1, 1, 0);
        ScheduleFile recorded = file(explanation);

        assertThat(ReplayCheck.divergence(
                        recorded,
                        new Explanation(
                                Optional.of(new Fault(FailureKind.EXCEPTION, "oh")),
                                explanation.interleaving(),
                                List.of(),
                                -1)))
                .contains(
                        "its end: every step was as recorded, but it failed differently: expected forbidden outcome: 1: an update"
                                + " was lost; got exception: oh");
        assertThat(ReplayCheck.divergence(
                        recorded, new Explanation(Optional.empty(), explanation.interleaving(), List.of(), -1)))
                .contains(
                        "its end: every step was as recorded, but there was no failure; expected forbidden outcome: 1: an update"
                                + " was lost");
    }

    private static ScheduleFile file(Explanation explanation) {
        return new ScheduleFile(
                ScheduleFile.SCHEMA_VERSION,
                new Cell("counter.unlocked", Mode.EXPLORE, 2, "default", new Jvm("/jdk", "21.0.1", "Vendor", 21)),
                "plugins/counters.jar",
                "dev.heddle.UnlockedCounter",
                List.of(),
                List.of(),
                42,
                List.of(),
                null,
                null,
                List.of(),
                Arrays.stream(new int[] {0, 1, 1, 0}).boxed().toList(),
                List.of(),
                LOST.kind(),
                LOST.message(),
                explanation.interleaving(),
                explanation.later());
    }

    @Test
    @DisplayName("a schedule file says how to replay it, is read back as it was, and never replaces another")
    void files(@TempDir Path out) throws IOException {
        Path failures = Files.createDirectory(out.resolve("failures"));
        ScheduleFile schedule = file(explain(increments(), 0, 1, 1, 0));

        Interleaving first = ScheduleFiles.save(failures, schedule);
        Interleaving second = ScheduleFiles.save(failures, schedule);

        assertThat(first.scheduleFile()).isEqualTo("failures/counter.unlocked-explore-2-default-outcome.schedule.json");
        assertThat(second.scheduleFile())
                .isEqualTo("failures/counter.unlocked-explore-2-default-outcome-2.schedule.json");
        assertThat(first.replay()).startsWith("java -jar harness.jar --replay ").endsWith("-outcome.schedule.json");
        ScheduleFile read = ScheduleFiles.read(out.resolve(first.scheduleFile()));
        assertThat(read.interleaving()).isEqualTo(first);
        assertThat(read.choices()).containsExactly(0, 1, 1, 0);
        assertThat(ReplayCheck.divergence(read, explain(increments(), 0, 1, 1, 0)))
                .isEmpty();
    }

    @Test
    @DisplayName("what is no schedule file, or a newer one, is refused by name")
    void refused(@TempDir Path out) throws IOException {
        Path missing = out.resolve("missing.schedule.json");
        Path garbage = Files.writeString(out.resolve("garbage.schedule.json"), "{\"choices\": 7}");
        ScheduleFiles.save(out, file(explain(increments(), 0, 1, 1, 0)));
        Path saved = out.resolve("counter.unlocked-explore-2-default-outcome.schedule.json");
        Path newer = Files.writeString(
                out.resolve("newer.schedule.json"),
                Files.readString(saved).replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 99"));

        assertThatThrownBy(() -> ScheduleFiles.read(missing)).hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> ScheduleFiles.read(garbage)).hasMessageContaining(garbage.toString());
        assertThatThrownBy(() -> ScheduleFiles.read(newer))
                .hasMessageContaining(newer.toString())
                .hasMessageContaining("version 99");
    }
}
