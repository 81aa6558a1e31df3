package dev.heddle.bench.explore;

import dev.heddle.api.Scenario;
import dev.heddle.results.CellResult;
import dev.heddle.results.Json;
import dev.heddle.results.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** {@code harness.jar} as a user starts it, with the programs that are measured as its plugins. */
final class Heddle implements AutoCloseable {
    private static final int MOST_SECONDS = 180;

    private final Path harness;
    private final Path folder;
    private final Path plugins;
    private int runs;

    /** What a run came to, and how long it took from the start of the command to its end. */
    record Explored(CellResult cell, double seconds) {}

    /**
     * Makes it ready.
     *
     * @param root folder with {@code harness.jar}
     */
    Heddle(Path root) throws Exception {
        harness = root.toAbsolutePath().resolve("harness.jar");
        Path here = Objects.requireNonNull(Path.of(Heddle.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getParent());
        folder = Files.createTempDirectory("heddle-bench");
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(here.resolve("lib/heddle-known-bugs.jar"), plugins.resolve("known-bugs.jar"));
        packUnlockedCounter(plugins.resolve("unlocked-counter.jar"));
    }

    private static void packUnlockedCounter(Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(UnlockedCounter.class, UnlockedCounter.Counter.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream classFile = type.getResourceAsStream('/' + name)) {
                    out.putNextEntry(new JarEntry(name));
                    out.write(Objects.requireNonNull(classFile, name).readAllBytes());
                }
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Scenario.class.getName()));
            out.write(UnlockedCounter.class.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A folder for files that are not kept. */
    Path folder() {
        return folder;
    }

    /**
     * Explores one scenario.
     *
     * @param more further options
     */
    Explored explore(String scenario, String... more) throws IOException, InterruptedException {
        Path report = folder.resolve("report-" + runs++);
        var command = new ArrayList<>(List.of(
                Command.java(),
                "-jar",
                harness.toString(),
                "--plugins",
                plugins.toString(),
                "--mode",
                "explore",
                "--scenario",
                scenario,
                "--report",
                report.toString()));
        command.addAll(List.of(more));
        Command.Ran ran = Command.run(command, folder, MOST_SECONDS)
                .orElseThrow(() -> new IOException("not at its end after %d s: %s".formatted(MOST_SECONDS, command)));
        Path file = report.resolve("results.json");
        if (Files.notExists(file)) {
            throw new IOException("no results of %s:%n%s".formatted(command, ran.output()));
        }
        Results results = Json.read(Files.readString(file), Results.class);
        CellResult cell = results.cells().get(0);
        if (cell.explore() == null) {
            throw new IOException("%s was not explored: %s".formatted(scenario, cell.reason()));
        }
        return new Explored(cell, ran.seconds());
    }

    /**
     * Schedules per second of a random walk, as an exhaustive search may be over before there is anything to measure. For so long as the suite of known bugs gives
     * each; the JIT compilers need the first two to three seconds of it.
     */
    Explored walk(String scenario, String... more) throws IOException, InterruptedException {
        var options = new ArrayList<>(List.of("--strategy", "random", "--duration", "10s"));
        options.addAll(List.of(more));
        return explore(scenario, options.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
