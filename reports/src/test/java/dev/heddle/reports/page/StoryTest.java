package dev.heddle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import dev.heddle.results.ThreadTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void anUpdateIsLost() {
        assertThat(story(step(0, "read", "Counter#1.value", "0", 1), write(1, "-1", 0), write(0, "1", -1)))
                .isEqualTo(
                        "a reads Counter#1.value (0) in step 1 and writes 1 in step 3; between them, in step 2, b writes -1. "
                                + "a writes what it had worked out from the old value: what b wrote is lost.");
    }

    @Test
    void aValueIsReadTwiceAndDiffers() {
        assertThat(story(
                        step(0, "read", "Counter#1.value", "0", 1),
                        write(1, "7", 0),
                        step(0, "read", "Counter#1.value", "7", -1)))
                .contains("and reads it (7) in step 3")
                .endsWith("a reads twice, and reads two different things.");
    }

    @Test
    void aHalfDoneChangeIsSeen() {
        assertThat(story(write(0, "1", 1), step(1, "read", "Counter#1.value", "1", 0), write(0, "2", -1)))
                .endsWith("b sees what a was not done with yet.");
    }

    @Test
    void ownWriteIsOverwritten() {
        assertThat(story(write(0, "1", 1), write(1, "2", 0), step(0, "read", "Counter#1.value", "2", -1)))
                .endsWith("a reads back what b wrote, not what it had written itself.");
    }

    @Test
    void twoCallsThatBelongTogetherAreTornApart() {
        assertThat(story(
                        step(0, "call", "HashMap#1.containsKey", "false", 1),
                        step(1, "call", "HashMap#1.put", null, 0),
                        step(0, "call", "HashMap#1.put", null, -1)))
                .endsWith("Each is whole by itself, but what b did between them belongs before both or after both.");
    }

    @Test
    void aReadThatComesTooEarly() {
        assertThat(story(step(0, "read", "Task#1.done", "false", 1), step(1, "write", "Task#1.done", "true", 0)))
                .isEqualTo(
                        "a reads Task#1.done (false) in step 1, before b writes true in step 2. It came too early to see that.");
    }

    @Test
    void stepsWithNoKnownShapeHaveNoStory() {
        assertThat(story(step(0, "read", "A#1.x", "0", -1), write(1, "1", -1))).isEmpty();
    }

    @Test
    void threadsThatWaitForEachOther() {
        String story = Story.of(deadlock(
                "stuck",
                thread("p", "the monitor of A#1, held by q", "the monitor of A#12"),
                thread("q", "the monitor of A#12, held by p", "the monitor of A#1")));
        assertThat(story)
                .isEqualTo("p holds the monitor of A#12 and waits for the monitor of A#1, held by q; "
                        + "q holds the monitor of A#1 and waits for the monitor of A#12, held by p. "
                        + "Each waits for what another holds, so none can ever go on.");
    }

    @Test
    void aThreadThatNobodyWakes() {
        assertThat(Story.of(deadlock("stuck", thread("p", "a notify on Box#1"))))
                .isEqualTo("p waits for a notify on Box#1.");
    }

    @Test
    void nothingIsSaidTwice() {
        assertThat(Story.of(deadlock("p waits for a notify on Box#1", thread("p", "a notify on Box#1"))))
                .isEmpty();
    }

    @Test
    void aNameIsNotTheBeginningOfAnother() {
        assertThat(WaitsFor.of(List.of(
                                thread("p", "the monitor of A#1, held by q", "the monitor of A#12"),
                                thread("q", "the monitor of A#12, held by p", "the monitor of A#1")))
                        .graph()
                        .things())
                .containsExactly("the monitor of A#12", "the monitor of A#1");
    }

    @Test
    void aHolderIsKnownFromItsNameAlone() {
        assertThat(WaitsFor.of(List.of(thread("p", "Lock#1, held by q"), thread("q", "Lock#2, held by p")))
                        .cyclic())
                .isTrue();
        assertThat(WaitsFor.of(List.of(thread("p", "Lock#1, held by q"), thread("q", "a notify on Box#1")))
                        .cyclic())
                .isFalse();
    }

    private static FailureReport deadlock(String message, ThreadTrace... threads) {
        return new FailureReport(FailureKind.DEADLOCK, message, "", 1, 0, List.of(threads), null);
    }

    private static ThreadTrace thread(String name, String waitsFor, String... holds) {
        return new ThreadTrace(name, "blocked", waitsFor, List.of(holds), List.of());
    }

    private static String story(Step... steps) {
        Interleaving interleaving = new Interleaving(List.of("a", "b"), List.of(steps), 1, null, null);
        return Story.of(new FailureReport(FailureKind.OUTCOME, "outcome 1", "", 1, 0, List.of(), interleaving));
    }

    private static Step write(int thread, String value, int conflict) {
        return step(thread, "write", "Counter#1.value", value, conflict);
    }

    private static Step step(int thread, String operation, String target, @Nullable String value, int conflict) {
        return new Step(thread, operation, target, value, "A", "run", "A.java", 1, Switch.NONE, conflict);
    }
}
