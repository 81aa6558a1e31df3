package dev.heddle.engine.explore.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** JVMs that a test forks. */
public final class Jdks {
    /** The JDK that the tests run on, and a JDK 25 where one is installed. */
    public static List<Path> all() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        if (Runtime.version().feature() < 25) {
            jdk25().ifPresentOrElse(homes::add, () -> System.err.println("No JDK 25 found: tests on it are left out."));
        }
        return homes;
    }

    private static Optional<Path> jdk25() {
        String named = System.getenv("JAVA_HOME_25_X64");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home -> home.getFileName().toString().contains("25")
                            && Files.isExecutable(home.resolve("bin/java")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Jdks() {}

    /** Runs a main class of the test class path with the given further JVM arguments, and answers the lines it printed. */
    static List<String> run(Path home, List<String> jvmArguments, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("fork", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("hangs: " + command + "\n" + Files.readString(out));
            }
            List<String> lines = Files.readAllLines(out);
            if (process.exitValue() != 0) {
                throw new IOException(String.join("\n", lines));
            }
            return lines;
        } finally {
            Files.delete(out);
        }
    }
}
