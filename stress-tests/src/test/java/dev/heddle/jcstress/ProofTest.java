package dev.heddle.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;

class ProofTest {
    private static final Proof OF_ITS_OWN = new Proof(Optional.empty());
    private static final Proof NOT_ZERO = new Proof(Optional.of(Pattern.compile("(?s)(?!(?:\\Q0\\E)\\z).*")));

    @Test
    void isAskedOfATestThatSaysSo() {
        assertThat(OF_ITS_OWN.isAskedOf(test(Expect.ACCEPTABLE_INTERESTING, "Must be seen: lost")))
                .isTrue();
        assertThat(OF_ITS_OWN.isAskedOf(test(Expect.ACCEPTABLE_INTERESTING, "now and then")))
                .isFalse();
        assertThat(OF_ITS_OWN.isAskedOf(test(Expect.ACCEPTABLE, "Must be seen: lost")))
                .isFalse();
    }

    @Test
    void isAskedOfAGeneratedTestForWhichItIsGiven() {
        assertThat(NOT_ZERO.isAskedOf(test(Expect.ACCEPTABLE, "the harness grades it")))
                .isTrue();
    }

    @Test
    void aGivenProofIsAnOutcomeThatMatchesItWhole() {
        assertThat(NOT_ZERO.isIn(result(Map.of("0", 20_032L)))).isFalse();
        assertThat(NOT_ZERO.isIn(result(Map.of("0", 20_032L, "1", 1L)))).isTrue();
        assertThat(NOT_ZERO.isIn(result(Map.of("0\n0", 1L)))).isTrue();
        assertThat(NOT_ZERO.isIn(result(Map.of()))).isFalse();
    }

    private static TestInfo test(Expect expect, String description) {
        var test = new TestInfo("a.Test", "a.Test", "a.Test_jcstress", "", 2, List.of("one", "other"), false);
        test.addCase(new StateCase(Pattern.compile("1"), expect, description));
        return test;
    }

    private static TestResult result(Map<String, Long> counts) {
        var result = new TestResult(Status.NORMAL);
        counts.forEach(result::addState);
        return result;
    }
}
