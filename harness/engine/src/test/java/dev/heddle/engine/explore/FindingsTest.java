package dev.heddle.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.FailureKind;
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
}
