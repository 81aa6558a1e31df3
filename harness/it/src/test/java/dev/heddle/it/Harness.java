package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.results.Json;
import dev.heddle.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built {@code harness.jar}, run as its users run it, on the JDK that runs the tests. */
final class Harness {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Harness() {}

    /** The folder in which everything is assembled: the root of the checkout. */
    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("heddle.root"), "set by the build: heddle.root"));
    }

    /** The names of the modules under {@code plugins/}. */
    static Stream<String> pluginModules() throws IOException {
        return MODULE.matcher(Files.readString(root().resolve("plugins/pom.xml")))
                .results()
                .map(module -> module.group(1));
    }

    /** The jar that a module under {@code plugins/} is built to. */
    static Path plugin(String module) {
        return root().resolve("plugins").resolve(module + ".jar");
    }

    private static Path report(Path folder) {
        return folder.resolve("out");
    }

    private static Path console(Path folder) {
        return folder.resolve("console.txt");
    }

    /** Starts the harness with these options and a report in a folder. */
    static Process start(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                root().resolve("harness.jar").toString(),
                "--report",
                report(folder).toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console(folder).toFile())
                .start();
    }

    /** Runs the harness with these options and a report in a folder and answers what it found. */
    static Results run(Path folder, String... options) throws IOException, InterruptedException {
        Path report = report(folder);
        Path console = console(folder);
        Process process = start(folder, options);
        try {
            boolean ended = process.waitFor(15, TimeUnit.MINUTES);
            String said = Files.readString(console);
            assertThat(ended)
                    .as("ended within 15 minutes; it had said:%n%s", said)
                    .isTrue();
            assertThat(report.resolve("results.json"))
                    .as("results; it said:%n%s", said)
                    .exists();
            return Json.read(Files.readString(report.resolve("results.json")), Results.class);
        } finally {
            process.destroyForcibly();
        }
    }
}
