package dev.heddle.engine.explore.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXCEPTION | main: lost 3 of 5       | EXCEPTION | main: lost 1 of 5        | true
            EXCEPTION | main: Thing@1fa9        | EXCEPTION | main: Thing@22           | true
            EXCEPTION | main: L/0x0a22@1fa9     | EXCEPTION | main: L/0x0022@22        | true
            EXCEPTION | main: lost 3 of 5       | EXCEPTION | main: found 3 of 5       | false
            DEADLOCK  | a waits                 | LIVELOCK  | a waits                  | false
            OUTCOME   | forbidden outcome 1     | OUTCOME   | forbidden outcome 2      | false
            OUTCOME   | forbidden outcome 1     | OUTCOME   | forbidden outcome 1      | true
            """)
    void isLikeOneThatDiffersInNumbersWhichAreNotTheFailure(
            FailureKind kind, String message, FailureKind otherKind, String otherMessage, boolean like) {
        assertThat(new Fault(kind, message).isLike(new Fault(otherKind, otherMessage)))
                .isEqualTo(like);
    }
}
