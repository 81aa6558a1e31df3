package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.CellResult;
import dev.heddle.results.Interleaving;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Explores the programs with known bugs. Every bug must be found within ten seconds of searching, none in a corrected twin; and what fails is run again in JVMs
 * of its own: with {@code -Dheddle.replays=100} each so many times, otherwise one in six of them once, as each takes a second.
 */
@DisplayName("Programs with known bugs, and their corrected twins")
class KnownBugsIT {
    private static final int REPLAYS = Integer.getInteger("heddle.replays", 0);
    private static final int REPLAYED_ONE_IN = REPLAYS > 0 ? 1 : 6;
    private static final String BUG_TIME = "10s";
    private static final String TWIN_TIME = System.getProperty("heddle.twins", "1s");
    private static final int PROGRAMS = 55;

    @TempDir
    Path folder;

    private Results explore(String scenarios, String time) throws IOException, InterruptedException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Path jar = plugins.resolve("known-bugs.jar");
        if (Files.notExists(jar)) {
            Files.copy(knownBugs(), jar);
        }
        return Harness.run(
                folder,
                "--plugins",
                plugins.toString(),
                "--mode",
                "explore",
                "--scenario",
                scenarios,
                "--duration",
                time,
                "--seed",
                "1");
    }

    private static Path knownBugs() throws IOException {
        try (var jars = Files.newDirectoryStream(
                Harness.root().resolve("harness/known-bugs/target"), "heddle-known-bugs-*.jar")) {
            for (Path each : jars) {
                String name = each.getFileName().toString();
                if (!name.contains("-sources") && !name.contains("-javadoc")) {
                    return each;
                }
            }
        }
        throw new AssertionError("the jar of known bugs has not been built");
    }

    @Test
    @DisplayName("every bug is found, with an interleaving that replays")
    void bugs() throws IOException, InterruptedException {
        Results results = explore("known.*.broken", BUG_TIME);

        assertThat(results.cells()).hasSize(PROGRAMS);
        assertThat(results.cells())
                .allSatisfy(cell -> assertThat(cell.verdict())
                        .as("%s: %s", cell.cell().title(), cell.reason())
                        .isEqualTo(Verdict.PASS))
                .allSatisfy(cell -> assertThat(cell.failures().get(0).interleaving())
                        .as("interleaving of %s", cell.cell().title())
                        .isNotNull());
        for (int i = 0; i < PROGRAMS; i += REPLAYED_ONE_IN) {
            replay(results.cells().get(i));
        }
    }

    private void replay(CellResult cell) throws IOException, InterruptedException {
        Interleaving interleaving = cell.failures().get(0).interleaving();
        String file = Objects.requireNonNull(interleaving).scheduleFile();
        Path schedule = folder.resolve("out").resolve(Objects.requireNonNull(file));
        Launch.Ended replay = Launch.run(
                folder, "--replay", schedule.toString(), "--iterations", "" + Math.max(1, REPLAYS), "--quiet");
        assertThat(replay.exitCode())
                .as("replays of %s: %s%s", schedule, replay.out(), replay.err())
                .isZero();
    }

    @Test
    @DisplayName("nothing is found in a corrected twin")
    void twins() throws IOException, InterruptedException {
        Results results = explore("known.*.correct", TWIN_TIME);

        assertThat(results.cells()).hasSize(PROGRAMS);
        assertThat(results.cells())
                .allSatisfy(cell -> assertThat(cell.verdict())
                        .as("%s: %s", cell.cell().title(), cell.reason())
                        .isEqualTo(Verdict.PASS));
    }
}
