package dev.heddle.engine.explore.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.instrument.Jdks;
import dev.heddle.engine.explore.instrument.PreparedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A controlled thread is the current one while it runs, also in code that is compiled for many of them: otherwise what it does is not seen. */
class CurrentThreadTest {
    static Stream<Path> jdks() {
        return Jdks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isTheOneThatRuns(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).run(CurrentThreadFork.class, List.of())).contains("wrong: 0");
    }
}
