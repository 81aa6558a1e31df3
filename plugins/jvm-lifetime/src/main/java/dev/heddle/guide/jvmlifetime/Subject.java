package dev.heddle.guide.jvmlifetime;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, started on a main class of this jar with the JDK that runs the scenario. Ends with the scenario, whatever happens. */
final class Subject implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts a JVM. Its standard error stream goes where that of the scenario goes. */
    Subject(Class<?> mainClass) throws IOException {
        process = new ProcessBuilder(
                        java(),
                        "-XX:TieredStopAtLevel=1", // to start quickly
                        "-Xmx32m",
                        "-cp",
                        classPath(mainClass),
                        mainClass.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits until it has printed a line, and answers that line; null if it has ended without another one. */
    String line() throws IOException {
        return output.readLine();
    }

    /** Waits for its end, and answers the lines that are left. */
    List<String> remainingLines() throws IOException, InterruptedException {
        List<String> lines = output.lines().toList();
        process.waitFor();
        return lines;
    }

    /** Sends what Ctrl-C in a terminal sends: SIGINT. */
    void ctrlC() throws IOException, InterruptedException {
        signal("INT");
        // A shell makes its background jobs ignore SIGINT, and their children inherit that. To the JVM, SIGTERM means
        // the same.
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            signal("TERM");
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0 && process.isAlive()) {
            throw new IOException(
                    "kill -" + signal + " " + process.pid() + " ended with exit code " + kill.exitValue());
        }
    }

    /** Whether this system has signals that can be sent to one process; Windows has not. */
    static boolean hasSignals() {
        return File.separatorChar == '/';
    }

    @Override
    public void close() throws IOException {
        output.close();
        process.destroyForcibly();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath(Class<?> mainClass) throws IOException {
        CodeSource source = mainClass.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("cannot tell which jar " + mainClass.getName() + " was loaded from");
        }
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IOException("not a place that a JVM can be started from: " + source.getLocation(), e);
        }
    }
}
