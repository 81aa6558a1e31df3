package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.results.Json;
import dev.heddle.results.Jvm;
import dev.heddle.results.WorkerMessage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ExploreSetupTest {
    private static final Jvm JVM = InstalledJvms.running();

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(folder.resolve("harness.jar"), "the first build");
    }

    /** What a new run is told, with workers of this main class. */
    private WorkerMessage.Prepared prepared(String mainClass) throws Exception {
        try (var temporary = PrivateFolder.create()) {
            var program = new WorkerProgram(
                    jar + File.pathSeparator + System.getProperty("java.class.path"),
                    mainClass,
                    "1.0",
                    Optional.empty());
            var cache = new CacheFolder(folder.resolve("cache"), program, temporary);
            var workers = new Workers(program, new ClassArchive(program, cache), temporary, new StopSwitch());
            return new ExploreSetup(workers, cache).on(JVM);
        }
    }

    private Path note() throws IOException {
        try (var files = Files.walk(folder.resolve("cache"))) {
            return files.filter(file -> file.endsWith("explore.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theNextRunOfTheSameBuildNeedsNoWorker() throws Exception {
        WorkerMessage.Prepared first = prepared(FakeWorker.class.getName());

        assertThat(prepared("no.such.Worker")).isEqualTo(first);
    }

    @Test
    void anotherBuildNeedsOne() throws Exception {
        prepared(FakeWorker.class.getName());
        Files.writeString(jar, "the second build");

        assertThatThrownBy(() -> prepared("no.such.Worker"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("explore cannot be set up");
    }

    @Test
    void whatIsGoneOrCannotBeReadIsMadeAnew() throws Exception {
        WorkerMessage.Prepared first = prepared(FakeWorker.class.getName());
        Files.writeString(note(), Json.line(new WorkerMessage.Prepared(List.of("@" + folder.resolve("cleared-away")))));
        assertThat(prepared(FakeWorker.class.getName())).isEqualTo(first);

        Files.writeString(note(), "{\"type\":");
        assertThat(prepared(FakeWorker.class.getName())).isEqualTo(first);
        assertThat(prepared("no.such.Worker")).isEqualTo(first);
    }
}
