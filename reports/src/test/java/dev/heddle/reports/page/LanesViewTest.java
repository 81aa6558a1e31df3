package dev.heddle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesViewTest {
    @Test
    void switchesAreDrawnBetweenTheirLanes() {
        LanesView lanes = lanes(
                interleaving(step(0, Switch.NONE, -1), step(2, Switch.PREEMPTION, -1), step(1, Switch.FORCED, -1)));
        assertThat(lanes.stretches()).hasSize(3);
        assertThat(lanes.stretches().get(0).crossing()).isNull();
        assertThat(lanes.stretches().get(1).crossing())
                .isEqualTo(new LanesView.Crossing(1, 3, "preempted right", "a is preempted", List.of()));
        assertThat(lanes.stretches().get(2).crossing())
                .isEqualTo(new LanesView.Crossing(2, 2, "forced left", "c cannot go on", List.of()));
    }

    @Test
    void aThreadWithNoFurtherStepHasEndedUnlessItIsStuck() {
        Interleaving twice = interleaving(step(0, Switch.NONE, -1), step(1, Switch.FORCED, -1));
        assertThat(LanesView.of(twice, false).stretches().get(1).crossing())
                .isEqualTo(new LanesView.Crossing(1, 2, "forced right", "a has ended", List.of()));
        assertThat(LanesView.of(twice, true).stretches().get(1).crossing())
                .isEqualTo(new LanesView.Crossing(1, 2, "forced right", "a cannot go on", List.of()));
    }

    @Test
    void aLongStretchIsFoldedButNotItsConflictsAndEnds() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 30; at++) {
            steps.add(step(0, Switch.NONE, at == 15 ? 30 : -1));
        }
        steps.add(step(1, Switch.PREEMPTION, 15));
        LanesView lanes = lanes(interleaving(steps.toArray(Step[]::new)));
        List<LanesView.Part> parts = lanes.stretches().get(0).parts();
        assertThat(parts.stream().map(LanesView.Part::folded)).containsExactly(false, true, false, true, false);
        assertThat(parts.stream().mapToInt(part -> part.rows().size()).sum()).isEqualTo(30);
        assertThat(parts.get(2).rows().get(0).conflict()).isEqualTo("conflicts with step 31 of b");
        assertThat(parts.get(1).marks()).containsExactly("");
        assertThat(parts.get(3).marks()).containsExactly("up down");
    }

    @Test
    void stepsNameTheirThreadsWhereThereAreManyLanes() {
        List<String> threads =
                IntStream.range(0, 7).mapToObj(number -> "t" + number).toList();
        LanesView many = lanes(new Interleaving(threads, List.of(step(6, Switch.NONE, -1)), 0, null, null));
        assertThat(many.css()).isEqualTo("many");
        assertThat(row(many).thread()).isEqualTo("t6");

        LanesView few =
                lanes(new Interleaving(threads.subList(0, 6), List.of(step(5, Switch.NONE, -1)), 0, null, null));
        assertThat(few.css()).isEmpty();
        assertThat(row(few).thread()).isEmpty();
    }

    private static LanesView.Row row(LanesView lanes) {
        return lanes.stretches().get(0).parts().get(0).rows().get(0);
    }

    @Test
    void aHugeInterleavingIsCut() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 5_000; at++) {
            steps.add(step(at % 2, Switch.PREEMPTION, -1));
        }
        LanesView lanes = lanes(interleaving(steps.toArray(Step[]::new)));
        assertThat(lanes.stretches()).hasSize(250);
        LanesView.Stretch last = lanes.stretches().get(lanes.stretches().size() - 1);
        assertThat(last.parts().get(0).rows().get(0).number()).isEqualTo(5_000);
        assertThat(lanes.stretches().stream()
                        .map(LanesView.Stretch::gap)
                        .filter(Objects::nonNull)
                        .map(LanesView.Gap::words))
                .containsExactly("… 4,750 steps not shown");
        assertThat(lanes.summary()).startsWith("5,000 steps, 3 threads, ");
    }

    @Test
    void onlyAFileBelowTheReportBecomesALink() {
        assertThat(lanes(new Interleaving(List.of("a"), List.of(), 0, "javascript:alert(1)", null))
                        .file())
                .isNull();
        assertThat(lanes(new Interleaving(List.of("a"), List.of(), 0, "../../etc/passwd", null))
                        .file())
                .isNull();
        assertThat(lanes(new Interleaving(List.of("a"), List.of(), 0, "failures/x-1.schedule.json", null))
                        .file())
                .isEqualTo("failures/x-1.schedule.json");
    }

    @Test
    void linesOfConflictsThatOverlapHaveTracksOfTheirOwn() {
        ConflictTracks tracks = ConflictTracks.of(List.of(
                step(0, Switch.NONE, 2), step(0, Switch.NONE, 3), step(1, Switch.FORCED, 0), step(1, Switch.NONE, 1)));
        assertThat(tracks.count()).isEqualTo(2);
        assertThat(tracks.marks(0)).containsExactly("end down", "");
        assertThat(tracks.marks(1)).containsExactly("up down", "end down");
        assertThat(tracks.marks(2)).containsExactly("end up", "up down");
        assertThat(tracks.marks(3)).containsExactly("", "end up");
    }

    private static LanesView lanes(Interleaving interleaving) {
        return LanesView.of(interleaving, true);
    }

    private static Interleaving interleaving(Step... steps) {
        return new Interleaving(List.of("a", "b", "c"), List.of(steps), 1, null, null);
    }

    private static Step step(int thread, Switch before, int conflict) {
        return new Step(thread, "read", "X#1.y", "0", "A", "run", "A.java", 1, before, conflict);
    }
}
