package dev.heddle.launcher.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class JarReaderTest {
    private static JarContents read(String... jars) throws Exception {
        return read(Duration.ofSeconds(5), jars);
    }

    private static JarContents read(Duration patience, String... jars) throws Exception {
        return read(patience, System::nanoTime, jars);
    }

    private static JarContents read(Duration patience, LongSupplier nanoTime, String... jars) throws Exception {
        try (PrivateFolder folder = PrivateFolder.create()) {
            Workers workers = FakeWorker.workers(folder, new StopSwitch(), nanoTime);
            var reader = new JarReader(workers, new Launch(InstalledJvms.running(), List.of()), patience);
            return reader.read(List.of(jars).stream().map(Path::of).toList());
        }
    }

    private static List<String> problems(JarContents contents, int jar) {
        return contents.plugins().get(jar).plugin().problems();
    }

    @Test
    void aJarThatEndsTheWorkerOrNeverAnswersCostsNoOtherJarItsScenarios() throws Exception {
        JarContents contents = read("a.jar", "exit.jar", "b.jar", "never.jar", "c.jar");
        assertThat(contents.scenarios()).extracting("name").containsExactly("a", "b", "c");
        assertThat(contents.plugins())
                .extracting(each -> each.plugin().file())
                .containsExactly("a.jar", "exit.jar", "b.jar", "never.jar", "c.jar");
        assertThat(problems(contents, 1)).singleElement().asString().contains("exit code 9");
        assertThat(problems(contents, 3)).singleElement().asString().contains("does not return");
        assertThat(contents.hasProblems()).isTrue();
    }

    @Test
    void aNameThatTwoJarsGiveBelongsToTheFirst() throws Exception {
        JarContents contents = read("1-same.jar", "2-same.jar");
        assertThat(contents.scenarios()).hasSize(1);
        assertThat(contents.jars()).containsEntry("same", Path.of("1-same.jar"));
        assertThat(problems(contents, 0)).isEmpty();
        assertThat(problems(contents, 1)).singleElement().asString().contains("same is also in 1-same.jar");
    }

    @Test
    void aJarMayTakeLongAsLongAsItGetsOn() throws Exception {
        JarContents contents = read(Duration.ofSeconds(4), "long.jar");
        assertThat(problems(contents, 0)).isEmpty();
        assertThat(contents.scenarios()).hasSize(1);
    }

    @Test
    void aMachineThatStandsStillForAnHourBlamesNoJar() throws Exception {
        JarContents contents =
                read(Duration.ofSeconds(60), FakeWorker.clockOfAMachineThatStandsStill(), "a.jar", "b.jar");
        assertThat(problems(contents, 0)).isEmpty();
        assertThat(contents.scenarios()).extracting("name").containsExactly("a", "b");
    }

    @Test
    void noJarsTakeNoWorker() throws Exception {
        assertThat(read().plugins()).isEmpty();
    }
}
