package dev.heddle.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.instrument.Jdks;
import dev.heddle.engine.explore.instrument.PreparedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Partial-order reduction loses no outcome: real programs made at random (locks, waits with and without limits, parking, interrupts, joins, sleeps, fields),
 * each run by every schedule there is and by those that are left, on every JDK there is: both ways of running threads.
 */
class ReductionTest {
    private static final String MOST_SCHEDULES = "1500";

    static Stream<Path> jdks() {
        return Jdks.all().stream();
    }

    private static void compare(Path jdk, String seed, String programs, String wakeUps) throws Exception {
        List<String> lines =
                PreparedJvm.on(jdk)
                        .run(ReductionFork.class, List.of(), seed, programs, MOST_SCHEDULES, wakeUps)
                        .stream()
                        .filter(line -> line.startsWith("random: seed"))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(Integer.parseInt(programs) / 2);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).matches("random: seed \\d+ complete same \\d+ outcomes .*"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void noOutcomeIsLost(Path jdk) throws Exception {
        compare(jdk, "1", "60", "usual");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void norWhereWaitsMayEndForNoReasonOrEarly(Path jdk) throws Exception {
        compare(jdk, "1000", "30", "any");
    }
}
