package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.launcher.plan.UsageError;
import dev.heddle.results.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledJvmsTest {
    @TempDir
    Path base;

    private Path jdk(String name, String release) throws Exception {
        Path home = base.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"));
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    @Test
    void aJdkSaysWhatItIsInItsReleaseFile() throws Exception {
        Path home = jdk("25", """
                IMPLEMENTOR="Eclipse Adoptium"
                JAVA_RUNTIME_VERSION="25.0.3+9-LTS"
                JAVA_VERSION="25.0.3"
                """);
        assertThat(InstalledJvms.at(home)).isEqualTo(new Jvm(home.toString(), "25.0.3+9-LTS", "Eclipse Adoptium", 25));
    }

    @Test
    void aJdkThatIsTooOldIsRefusedByItsNumber() throws Exception {
        Path home = jdk("8", "JAVA_VERSION=\"1.8.0_402\"\n");
        assertThatThrownBy(() -> InstalledJvms.at(home))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("is Java 8: workers need 17");
    }

    @Test
    void aFolderWithoutAJvmIsRefused() {
        assertThatThrownBy(() -> InstalledJvms.at(base))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("is no JAVA_HOME");
    }

    @Test
    void theRunningJvmIsAmongThoseFoundAndNoneIsNewerThanTheNewest() throws Exception {
        Path running = Path.of(InstalledJvms.running().home()).toRealPath();
        assertThat(InstalledJvms.all()).extracting(Jvm::home).contains(running.toString());
        assertThat(InstalledJvms.all())
                .allSatisfy(jvm -> assertThat(jvm.feature())
                        .isLessThanOrEqualTo(InstalledJvms.newest().feature()));
    }
}
