package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.results.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final Jvm JVM = new Jvm("/jdk", "17.0.1+1", "a vendor", 17);

    @TempDir
    private Path folder;

    private Path jar;
    private Path base;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(folder.resolve("harness.jar"), "the first build");
        base = folder.resolve("cache");
    }

    private Path used(Jvm jvm) throws IOException {
        try (var temporary = PrivateFolder.create()) {
            return cache(temporary, jar).folder(jvm);
        }
    }

    private CacheFolder cache(PrivateFolder temporary, Path program) {
        return new CacheFolder(
                base, new WorkerProgram(program.toString(), "Main", "1.0", Optional.of(folder)), temporary);
    }

    private static Path buildOf(Path used) {
        return Objects.requireNonNull(used.getParent());
    }

    private static void age(Path build, Duration by) throws IOException {
        Files.setLastModifiedTime(build, FileTime.from(Instant.now().minus(by)));
    }

    @Test
    void isTheSameForOneBuildAndOneJvmAlone() throws IOException {
        Path first = used(JVM);

        assertThat(used(JVM)).isEqualTo(first).startsWith(base).isDirectory();
        assertThat(used(new Jvm("/jdk", "17.0.2+1", "a vendor", 17))).isNotEqualTo(first);
        Files.writeString(jar, "the second build");
        assertThat(used(JVM)).isNotEqualTo(first);
    }

    @Test
    void clearsWhatAnOlderBuildLeftOnceItIsNoLongerUsed() throws IOException {
        Path older = Files.writeString(used(JVM).resolve("classes"), "...");
        Path build = buildOf(used(JVM));
        Files.writeString(jar, "the second build");

        used(JVM);
        assertThat(older).as("a run may still be using it").exists();

        age(build, Duration.ofHours(3));
        Files.writeString(jar, "the third build, of another size: its time may be that of the second");
        used(JVM);
        assertThat(build).doesNotExist();
    }

    @Test
    void keepsWhatBelongsToAnotherJarForAMonth() throws IOException {
        Path build = buildOf(used(JVM));
        age(build, Duration.ofDays(20));
        jar = Files.writeString(folder.resolve("other.jar"), "another copy");

        used(JVM);
        assertThat(build).exists();

        age(build, Duration.ofDays(40));
        Files.writeString(jar, "and a newer one");
        used(JVM);
        assertThat(build).doesNotExist();
    }

    @Test
    void leavesAloneWhatIsNotABuilds() throws IOException {
        Files.createDirectories(base, PrivateFolder.onlyMine());
        Path foreign = Files.createDirectory(base.resolve("something-else"));
        Path file = Files.writeString(base.resolve("1.0-00000000-00000000"), "a file");
        age(foreign, Duration.ofDays(400));
        age(file, Duration.ofDays(400));

        used(JVM);

        assertThat(foreign).exists();
        assertThat(file).exists();
    }

    @Test
    void isNotUsedWhereOthersCouldHaveWritten() throws IOException {
        assumeThat(PrivateFolder.isPosix()).isTrue();
        Files.createDirectories(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var temporary = PrivateFolder.create()) {
            var cache = cache(temporary, jar);

            assertThat(cache.isSafe()).isFalse();
            assertThat(cache.folder(JVM)).startsWith(temporary.path());
        }
    }
}
