package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A replay of a program that has been changed since")
class ReplayIT {
    private static final String PROGRAM = """
            public final class Two {
                static int value;

                public static void main(String[] args) throws Exception {
                    Thread other = new Thread(() -> { BODY });
                    other.start();
                    value++;
                    other.join();
                    if (value != 2) throw new IllegalStateException("one is lost");
                }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            value++; for (;;) { }                  | did not lead to the recorded failure (exception), but to another (hang)
            throw new Error("gone");               | the replay diverges at step
            synchronized (Two.class) { value++; } | the replay diverges at step
            """)
    void saysWhatCameOfItInstead(String changed, String said) throws Exception {
        Path classes = PlainProgram.compile(folder, "Two", PROGRAM.replace("BODY", "value++;"));
        Launch.Ended explored = Launch.run(
                folder, "--main", "Two", "--class-path", classes.toString(), "--duration", "5s", "--report", "out");
        assertThat(explored.exitCode()).as(explored.toString()).isEqualTo(1);

        PlainProgram.compile(folder, "Two", PROGRAM.replace("BODY", changed));
        try (var schedules = Files.newDirectoryStream(folder.resolve("out/failures"), "*.schedule.json")) {
            Path schedule = schedules.iterator().next();
            Launch.Ended replayed = Launch.run(folder, "--replay", schedule.toString(), "--timeout", "1s");
            assertThat(replayed.exitCode()).as(replayed.toString()).isEqualTo(3);
            assertThat(replayed.err()).contains(said);
        }
    }
}
