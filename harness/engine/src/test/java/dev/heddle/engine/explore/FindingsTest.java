package dev.heddle.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.FailureKind;
import dev.heddle.results.Interleaving;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final int MOST = 50;

    private final Findings findings = new Findings(true);

    private void exception(String message) {
        findings.begin();
        findings.exception("main", new IllegalStateException(message));
        findings.count();
    }

    private void deadlock(String message) {
        findings.begin();
        findings.failure(message, FailureKind.DEADLOCK, () -> message, () -> Findings.Detail.NONE);
        findings.count();
    }

    @Test
    void countsMoreThanItTellsApartWithTheLastOfTheirKind() {
        for (int i = 0; i < MOST + 3; i++) {
            exception("list " + i);
        }

        List<Finding> all = findings.all();
        assertThat(all).hasSize(MOST);
        assertThat(all.get(MOST - 1).message).contains("list 49");
        assertThat(all.get(MOST - 1).count).isEqualTo(4);
    }

    @Test
    void countsTogetherWhatOnlyIsAboutOtherObjects() {
        exception("Task Main$$Lambda/0x000000004822b800@71e7d9d2 rejected");
        exception("Task Main$$Lambda/0x000000004822b800@9b1 rejected");
        exception("Task 3 rejected");

        assertThat(findings.all()).extracting(each -> each.count).containsExactly(2L, 1L);
    }

    /** Or a schedule would be taken to fail as another does, be made simpler until it fails in that way, and not fail so in a replay. */
    @Test
    void tellsHowAScheduleThatIsRunAgainFailsHoweverMuchWasFound() {
        for (int i = 0; i < MOST + 3; i++) {
            exception("list " + i);
            deadlock("circle " + i);
        }
        findings.pause();

        findings.begin();
        findings.exception("main", new IllegalStateException("another list"));
        assertThat(findings.current())
                .extracting(each -> each.message)
                .asString()
                .contains("another list");
        findings.begin();
        findings.failure("circle 52", FailureKind.DEADLOCK, () -> "circle 52", () -> Findings.Detail.NONE);
        assertThat(findings.current()).extracting(each -> each.message).isEqualTo("circle 52");

        findings.resume();
        assertThat(findings.all()).hasSize(MOST).noneMatch(each -> each.message.contains("another list"));
        deadlock("circle 3");
        assertThat(findings.all())
                .filteredOn(each -> each.message.equals("circle 3"))
                .singleElement()
                .extracting(each -> each.count)
                .isEqualTo(2L);
    }

    /** They differ in what only seems to matter, as a number of something that is left out of the simplest schedule. */
    @Test
    void countsTogetherWhatIsTheSameOnceItIsMadeSimple() {
        deadlock("circle of 2");
        deadlock("circle of 3");
        Finding first = findings.all().get(0);
        Finding second = findings.all().get(1);

        assertThat(findings.retell(first, told("circle of 1"))).isTrue();
        first.interleaving = new Interleaving(List.of(), List.of(), 0, "", "");
        assertThat(findings.retell(second, told("circle of 1"))).isFalse();
        deadlock("circle of 3");

        assertThat(findings.all()).containsExactly(first);
        assertThat(first.message).isEqualTo("circle of 1");
        assertThat(first.count).isEqualTo(3);
    }

    private static Finding told(String message) {
        return new Finding(FailureKind.DEADLOCK, message, Findings.Detail.NONE);
    }
}
