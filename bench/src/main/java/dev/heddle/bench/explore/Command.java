package dev.heddle.bench.explore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that is measured from its start to its end. */
final class Command {
    /**
     * What it came to.
     *
     * @param seconds from its start to its end
     * @param output of both kinds
     */
    record Ran(double seconds, String output) {}

    private Command() {}

    /** The command that starts the JVM of this process. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs it.
     *
     * @param command the words of its command line
     * @param folder it runs in
     * @param mostSeconds how long it may take; then it is ended
     * @return nothing if it was not at its end by then
     */
    static Optional<Ran> run(List<String> command, Path folder, int mostSeconds)
            throws IOException, InterruptedException {
        Path console = Files.createTempFile(folder, "console", ".txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return Optional.of(new Ran(seconds, Files.readString(console, StandardCharsets.UTF_8)));
        } finally {
            process.destroyForcibly();
        }
    }
}
