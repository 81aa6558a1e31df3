package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of {@code java -jar harness.jar}, in a folder of its own. */
final class Launch implements AutoCloseable {
    /** How a launch ended. */
    record Ended(int exitCode, String out, String err) {}

    private final Process process;
    private final Path out;
    private final Path err;

    private Launch(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts the harness with these options, in this working directory. */
    static Launch start(Path folder, List<String> options) throws IOException {
        return start(folder, options, Map.of());
    }

    /** Starts the harness with these options, in this working directory, with these environment variables beside those of this JVM. */
    static Launch start(Path folder, List<String> options, Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile("console", ".out");
        Path err = Files.createTempFile("console", ".err");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Harness.root().resolve("harness.jar").toString()));
        command.addAll(options);
        var starting = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        starting.environment().putAll(environment);
        return new Launch(starting.start(), out, err);
    }

    /** Runs the harness to its end. */
    static Ended run(Path folder, String... options) throws IOException, InterruptedException {
        try (Launch launch = start(folder, List.of(options))) {
            return launch.await();
        }
    }

    Process process() {
        return process;
    }

    /** What it has written to its standard output so far. */
    String said() throws IOException {
        return Files.readString(out);
    }

    Ended await() throws IOException, InterruptedException {
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        assertThat(ended)
                .as("ended within 5 minutes; it had said:%n%s%n%s", Files.readString(out), Files.readString(err))
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
