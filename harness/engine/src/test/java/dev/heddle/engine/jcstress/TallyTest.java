package dev.heddle.engine.jcstress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Grade;
import dev.heddle.results.Measures;
import dev.heddle.results.OutcomeCount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final JcstressTest.Case TWO = new JcstressTest.Case(
            Optional.of(Pattern.compile("2")), Grade.ACCEPTABLE, "both count", FailureKind.OUTCOME);
    private static final JcstressTest.Case LOST = new JcstressTest.Case(
            Optional.of(Pattern.compile("1")), Grade.INTERESTING, "Must be seen: lost", FailureKind.OUTCOME);
    private static final JcstressTest.Case OTHER =
            new JcstressTest.Case(Optional.empty(), Grade.FORBIDDEN, "nonsense", FailureKind.OUTCOME);

    private final Tally plain = tally(TWO, OTHER);
    private final Tally proof = tally(TWO, LOST, OTHER);

    @Test
    void addsUpPiecesOfOneConfigurationWhateverTheirSeed() {
        plain.add(piece("C2", "-XX:+StressLCM", "-XX:StressSeed=1"), "NORMAL", Map.of("2", 10L), List.of());
        plain.add(piece("C2", "-XX:+StressLCM", "-XX:StressSeed=2"), "NORMAL", Map.of("2", 5L), List.of());
        plain.add(piece("C1"), "NORMAL", Map.of("2", 1L), List.of());

        var measures = Objects.requireNonNull(plain.measures().jcstress());
        assertThat(measures.samples()).isEqualTo(16);
        assertThat(measures.configurations())
                .extracting(each -> each.compilation(), each -> each.jvmArgs(), each -> each.counts())
                .containsExactly(
                        tuple("C2", List.of("-XX:+StressLCM"), Map.of("2", 15L)),
                        tuple("C1", List.of(), Map.of("2", 1L)));
    }

    @Test
    void listsWhatWasSeenByFrequencyAndThenWhatWasNot() {
        proof.add(piece("C2"), "NORMAL", Map.of("2", 10L, "1", 90L), List.of());

        assertThat(proof.measures().outcomes())
                .extracting(OutcomeCount::outcome, OutcomeCount::count, OutcomeCount::grade)
                .containsExactly(
                        tuple("1", 90L, Grade.INTERESTING),
                        tuple("2", 10L, Grade.ACCEPTABLE),
                        tuple("any other", 0L, Grade.FORBIDDEN));
    }

    @Test
    void aForbiddenOutcomeIsAFailureWithItsConfigurations() {
        plain.add(piece("C2"), "NORMAL", Map.of("2", 8L, "7", 2L), List.of());
        plain.add(piece("C1"), "NORMAL", Map.of("2", 10L), List.of());

        FailureReport failure = only(plain.measures());
        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME);
        assertThat(failure.message()).isEqualTo("forbidden outcome 7, seen 2 times in 20 samples: nonsense");
        assertThat(failure.detail()).isEqualTo("2 of 10 in C2; anywhere");
        assertThat(failure.count()).isEqualTo(2);
    }

    @Test
    void aProofBreaksByWhatMustBeSeen() {
        proof.add(piece("C2"), "NORMAL", Map.of("2", 8L, "1", 2L), List.of());

        FailureReport shown = only(proof.measures());
        assertThat(shown.kind()).isEqualTo(FailureKind.OUTCOME);
        assertThat(shown.message()).isEqualTo("interesting outcome 1, seen 2 times in 10 samples: lost");
    }

    @Test
    void aForbiddenOutcomeOfAProofDoesNotPassForWhatMustBeSeen() {
        proof.add(piece("C2"), "NORMAL", Map.of("2", 8L, "7", 2L), List.of());

        assertThat(only(proof.measures()).kind()).isNotEqualTo(FailureKind.OUTCOME);
    }

    @Test
    void countsAFailureThatComesAgain() {
        plain.failed(piece("C2"), FailureKind.CRASH, "the JVM crashed", "hs_err", List.of());
        plain.failed(piece("C1"), FailureKind.CRASH, "the JVM crashed", "hs_err again", List.of());

        FailureReport failure = only(plain.measures());
        assertThat(failure.count()).isEqualTo(2);
        assertThat(failure.detail()).isEqualTo("In C2; anywhere\n\nhs_err");
        assertThat(plain.knowsAnything()).isTrue();
    }

    @Test
    void knowsNothingWithoutSamplesAndFailures() {
        plain.skipped("Not run.");

        assertThat(plain.knowsAnything()).isFalse();
        assertThat(Objects.requireNonNull(plain.measures().jcstress()).skipped())
                .containsExactly("Not run.");
    }

    private static FailureReport only(Measures measures) {
        assertThat(measures.failures()).hasSize(1);
        return measures.failures().get(0);
    }

    private static Tally tally(JcstressTest.Case... cases) {
        return new Tally(new JcstressTest("a.B", "a.B", "", List.of("x", "y"), false, List.of(cases), List.of()));
    }

    private static PieceEvent piece(String compilation, String... jvmArgs) {
        return new PieceEvent(
                "started",
                0,
                compilation,
                "anywhere",
                List.of(jvmArgs),
                100,
                null,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
