package dev.heddle.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.engine.explore.instrument.Jdks;
import dev.heddle.engine.explore.instrument.PreparedJvm;
import dev.heddle.engine.explore.thread.Strands;
import dev.heddle.sample.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same seed leads to the same steps: on fibers as on platform threads, today as tomorrow. */
class ThreadKindsTest {
    private static final String[] PROGRAMS = {
        Programs.LostUpdate.class.getName(),
        Programs.LockOrder.class.getName(),
        Programs.LostNotify.class.getName(),
        Programs.Interrupted.class.getName(),
        Programs.Ticks.class.getName(),
        Programs.Spins.class.getName()
    };

    static Stream<Path> jdks() {
        return Jdks.all().stream();
    }

    private static List<String> schedules(Path jdk, String... jvmArguments) throws Exception {
        List<String> lines = PreparedJvm.on(jdk).run(ScheduleFork.class, List.of(jvmArguments), PROGRAMS).stream()
                .filter(line -> line.startsWith("schedule:"))
                .toList();
        assertThat(lines).hasSize(30 * PROGRAMS.length);
        return lines;
    }

    @Test
    void fibersAndPlatformThreadsTakeTheSameSteps() throws Exception {
        Path newest = Jdks.all().get(Jdks.all().size() - 1);
        assumeThat(newest.toString()).as("a JDK with fibers").contains("25");
        assertThat(schedules(newest, "-D" + Strands.KIND + "=platform")).isEqualTo(schedules(newest));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anotherJvmTakesTheSameSteps(Path jdk) throws Exception {
        assertThat(schedules(jdk)).isEqualTo(schedules(jdk));
    }
}
