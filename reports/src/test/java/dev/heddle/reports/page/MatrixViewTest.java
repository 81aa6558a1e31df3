package dev.heddle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Grade;
import dev.heddle.results.JcstressMeasures;
import dev.heddle.results.JcstressMeasures.Configuration;
import dev.heddle.results.OutcomeCount;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixViewTest {
    private static final List<OutcomeCount> OUTCOMES =
            List.of(new OutcomeCount("1", 100, Grade.ACCEPTABLE, ""), new OutcomeCount("0", 3, Grade.FORBIDDEN, ""));

    @Test
    void saysWhichConfigurationsShowedTheRareOutcome() {
        MatrixView matrix = of(
                configuration("C1", "none", Map.of("1", 50L)),
                configuration("C2", "none", Map.of("1", 49L, "0", 1L)),
                configuration("C2", "cores", Map.of("1", 1L, "0", 2L)));
        assertThat(matrix.findings())
                .containsExactly("“0” (forbidden) was seen in 2 of 3 configurations, only with compilation “C2”.");
        assertThat(matrix.rows().get(0).scheduling()).as("the worst first").isEqualTo("cores");
        assertThat(matrix.rows().get(2).entries().get(1)).isEqualTo(new MatrixView.Entry("·", "l0", "never"));
    }

    @Test
    void saysWhenItIsEverywhere() {
        assertThat(of(configuration("C1", "none", Map.of("0", 3L))).findings())
                .containsExactly("“0” (forbidden) was seen in the one configuration that ran.");
    }

    @Test
    void isBounded() {
        Configuration[] many = IntStream.range(0, 500)
                .mapToObj(at -> configuration("C" + at, "none", Map.of("1", 1L)))
                .toArray(Configuration[]::new);
        MatrixView matrix = of(many);
        assertThat(matrix.rows()).hasSize(80);
        assertThat(matrix.more()).isEqualTo("… 420 more configurations in results.json");
    }

    private static MatrixView of(Configuration... configurations) {
        return MatrixView.of(new JcstressMeasures(103, 1, List.of(configurations), List.of()), OUTCOMES);
    }

    private static Configuration configuration(String compilation, String scheduling, Map<String, Long> counts) {
        return new Configuration(compilation, scheduling, List.of(), counts, "NORMAL", List.of());
    }
}
