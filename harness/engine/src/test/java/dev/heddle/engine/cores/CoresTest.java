package dev.heddle.engine.cores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void readsListsAsTheKernelWritesThem() {
        assertThat(Cores.numbers("0-3,8,10-11")).containsExactly(0, 1, 2, 3, 8, 10, 11);
        assertThat(Cores.numbers("5")).containsExactly(5);
    }

    @Test
    void doesNothingForOneThreadNorForVeryMany() {
        assertThat(Cores.of(1)).isEmpty();
        assertThat(Cores.of(100_000)).isEmpty();
    }

    @Test
    void keepsTheCallingThreadOnOneCoreUntilItIsReleased() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "taskset is not installed");
        Cores cores = Cores.of(2).orElse(null);
        assumeTrue(cores != null, "there is one core only");
        String before = allowed();
        CompletableFuture.runAsync(
                        () -> {
                            assertThat(cores.keep(0)).isTrue();
                            String one = allowed();
                            cores.keep(1);
                            String other = allowed();
                            assertThat(Cores.numbers(before)).contains(Integer.parseInt(one), Integer.parseInt(other));
                            assertThat(one).isNotEqualTo(other);
                            cores.release();
                            assertThat(allowed()).isEqualTo(before);
                        },
                        task -> new Thread(task).start())
                .get();
        assertThat(allowed()).as("of another thread").isEqualTo(before);
    }

    private static String allowed() {
        try {
            return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findAny()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
