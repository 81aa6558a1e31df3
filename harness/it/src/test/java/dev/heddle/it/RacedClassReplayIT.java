package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A replay of a race in a class of the JDK, which the JDK uses itself")
class RacedClassReplayIT {
    /** What writes the list keeps lists of its own of the classes it has met; method handles that are called often are compiled with the help of lists. */
    private static final String PROGRAM = """
            import java.io.ByteArrayOutputStream;
            import java.io.ObjectOutputStream;
            import java.util.ArrayList;
            import java.util.List;

            public final class Writes {
                public static void main(String[] args) throws Exception {
                    List<String> list = new ArrayList<>(List.of("a", "b"));
                    Thread writer = new Thread(() -> {
                        try {
                            new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(list);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
                    Thread adder = new Thread(() -> list.add("c"));
                    writer.start();
                    adder.start();
                    writer.join();
                    adder.join();
                }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 5187646937217038805L})
    void takesTheStepsThatAreRecorded(long seed) throws Exception {
        Path classes = PlainProgram.compile(folder, "Writes", PROGRAM);
        Launch.Ended explored = Launch.run(
                folder,
                "--main",
                "Writes",
                "--class-path",
                classes.toString(),
                "--iterations",
                "300",
                "--seed",
                String.valueOf(seed),
                "--report",
                "out");
        assertThat(explored.exitCode()).as(explored.toString()).isEqualTo(1);

        try (var schedules = Files.newDirectoryStream(folder.resolve("out/failures"), "*.schedule.json")) {
            Launch.Ended replayed =
                    Launch.run(folder, "--replay", schedules.iterator().next().toString());
            assertThat(replayed.exitCode()).as(replayed.toString()).isZero();
            assertThat(replayed.out())
                    .contains("ConcurrentModificationException")
                    .contains("every step was the one recorded");
        }
    }
}
