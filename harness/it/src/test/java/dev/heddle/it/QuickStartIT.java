package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of some cells keeps the workers' classes in an archive, which the next workers start from without a word about it. */
class QuickStartIT {
    private static final String REPORT_CLASSES = "-Xlog:class+load:file=%s/classes-%%p.log";
    private static final int MOST_RUNS = 10;

    @TempDir
    private Path folder;

    @Test
    void workersStartFromAnArchiveOfTheirClasses() throws IOException, InterruptedException {
        assertThat(archives()).isEmpty();

        runUntilThereIsAnArchive();

        run("one", "--threads", "2", "--jvm-args", REPORT_CLASSES.formatted(folder));
        assertThat(readAll("classes-*.log"))
                .containsPattern("dev\\.heddle\\.engine\\.worker\\.WorkerMain source: shared objects file");
        assertThat(Files.readString(folder.resolve("one/results.jsonl")))
                .contains("\"output\":{\"text\":\"\",\"bytes\":0}");
    }

    @Test
    void anArchiveThatIsDamagedIsDoneWithout() throws IOException, InterruptedException {
        runUntilThereIsAnArchive();
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "not an archive");

        Launch.Ended after = run("one", "--threads", "2");

        assertThat(after.exitCode()).as(after.out() + after.err()).isZero();
        assertThat(Files.readString(folder.resolve("one/results.jsonl")))
                .contains("\"output\":{\"text\":\"\",\"bytes\":0}");
    }

    /** Once, unless the machine is so busy that the run gives up making it: then the next one does. */
    private void runUntilThereIsAnArchive() throws IOException, InterruptedException {
        var said = new StringBuilder();
        for (int runs = 0; runs < MOST_RUNS && archives().isEmpty(); runs++) {
            Launch.Ended ended = run("some", "--threads", "2,4,6,8,10,12,14,16");
            said.append(ended.out()).append(ended.err());
        }
        assertThat(archives()).as(said.toString()).hasSize(1);
    }

    private Launch.Ended run(String report, String... more) throws IOException, InterruptedException {
        var options = Stream.concat(
                Stream.of(
                        "--mode", "stress", "--scenario", "counter.atomic", "--iterations", "100", "--report", report),
                Stream.of(more));
        try (Launch launch = Launch.start(
                folder,
                options.toList(),
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()))) {
            return launch.await();
        }
    }

    private List<Path> archives() throws IOException {
        return find("worker.jsa");
    }

    private List<Path> find(String name) throws IOException {
        var matcher = folder.getFileSystem().getPathMatcher("glob:" + name);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> matcher.matches(file.getFileName())).toList();
        }
    }

    private String readAll(String name) throws IOException {
        var text = new StringBuilder();
        for (Path file : find(name)) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }
}
