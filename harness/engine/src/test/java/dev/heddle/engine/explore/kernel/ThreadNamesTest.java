package dev.heddle.engine.explore.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Threads of a schedule are named for a reader")
class ThreadNamesTest {
    private final List<Thread> threads =
            List.of(new Thread("main"), new Thread(""), new Thread("worker"), new Thread("worker"), new Thread(" "));
    private final ThreadNames names = new ThreadNames(() -> threads);

    @Test
    @DisplayName("each by a name of its own, also those that the program gave none, or the same")
    void each() {
        assertThat(names.all()).containsExactly("main", "unnamed", "worker", "worker (2)", "unnamed (2)");
        assertThat(names.of(threads.get(3))).isEqualTo("worker (2)");
        assertThat(new ObjectNames(names).name(threads.get(4))).isEqualTo("unnamed (2)");
    }

    @Test
    @DisplayName("by what the program calls them at that time")
    void renamed() {
        threads.get(2).setName("consumer");
        assertThat(names.all()).containsExactly("main", "unnamed", "consumer", "worker", "unnamed (2)");
    }

    @Test
    @DisplayName("a thread that is none of the program's by its own name")
    void stranger() {
        assertThat(names.of(new Thread("worker"))).isEqualTo("worker");
        assertThat(names.of(new Thread(""))).isEqualTo("unnamed");
    }
}
