package dev.heddle.engine.explore.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.engine.explore.instrument.sample.Accesses;
import dev.heddle.engine.explore.instrument.sample.Locks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a recording kernel is told by samples, on each JDK there is. */
class InstrumentationTest {
    static List<Path> jdks() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsOfFieldsAndArrayElementsWithTheirValues(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).record(Accesses.class))
                .containsSubsequence("WRITE Counter.reference on Counter in <init>", "= r")
                .containsSubsequence(
                        "READ Counter.value on Counter in run", "= 0", "WRITE Counter.value on Counter in run", "= 3")
                .containsSubsequence(
                        "READ Counter.wide on Counter in run", "= 0", "WRITE Counter.wide on Counter in run", "= 1")
                .containsSubsequence("WRITE Counter.reference on Counter in run", "= null")
                .containsSubsequence("WRITE Accesses.shared in run", "= 5")
                .containsSubsequence(
                        "READ Accesses.wideShared in run", "= 0.0", "WRITE Accesses.wideShared in run", "= 1.5")
                .containsSubsequence("READ_ELEMENT 1", "= 0", "WRITE_ELEMENT 1", "= 1", "WRITE_ELEMENT 0", "= 7")
                .noneMatch(event -> event.contains("fixed"))
                .noneMatch(event -> event.startsWith("jdk") || event.contains("cannot be instrumented"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void asksTheKernelForMonitorsThreadsAndTime(Path jdk) throws Exception {
        assertThat(PreparedJvm.on(jdk).record(Locks.class))
                .containsSubsequence(
                        "enter Locks", "READ Locks.guarded on Locks in next", "exit Locks", "enter Class", "exit Class")
                .containsSubsequence("enter Class", "exit Class", "WRITE Locks.guarded on Locks in run", "= -1")
                .containsSubsequence(
                        "enter Object", "signal one", "signal all", "await 2000000", "await 0", "exit Object")
                .containsSubsequence(
                        "enter Vector",
                        "CALL_WRITE Vector.add on Vector in run",
                        "jdk enter Vector",
                        "jdk exit Vector",
                        "= true",
                        "exit Vector")
                .containsSubsequence(
                        "start Thread-0 1000",
                        "interrupted Thread-0",
                        "isAlive",
                        "state",
                        "join Thread-0 0",
                        "join Thread-0 3000000")
                .containsSubsequence(
                        "sleep 3000000", "sleep 1000000000", "yield", "spin", "unpark Thread-0", "park 0", "park 5")
                .containsSubsequence(
                        "CALL_WRITE AtomicInteger.incrementAndGet on AtomicInteger in run", "= 1", "exit 3")
                .noneMatch(event -> event.contains("without line"));
    }
}
