package dev.heddle.engine.jcstress;

import dev.heddle.results.JsonLines;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The program in {@code stress-tests.jar} that runs one test, its lines, and the JVMs that it forks. It ends when its standard input does, so also when this
 * JVM is killed. Closing it ends it and its forks, which jcstress by itself would leave behind.
 */
final class JcstressProgram implements AutoCloseable {
    private static final String MAIN = "dev.heddle.jcstress.Main";
    private static final int LONGEST_LINE = 8 << 20;
    private static final int TAIL_LINES = 30;

    private final Process process;
    private final Path log;
    private final LinkedBlockingQueue<PieceEvent> events = new LinkedBlockingQueue<>();

    private JcstressProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
        var reader = new Thread(this::read, "heddle-jcstress-lines");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it on this JVM's own kind.
     *
     * @param prepared the test
     * @param folder to work in
     * @param budgetMillis how long it may take, in milliseconds
     * @param longestMillis how long it may take if the test has not shown by then what it should, in milliseconds
     * @param seed for the order of configurations
     */
    static JcstressProgram start(
            PreparedTest prepared, WorkFolder folder, long budgetMillis, long longestMillis, long seed)
            throws IOException {
        Path log = folder.path().resolve("jcstress.log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", // probing adds these to flags of its own, with which a heap size would clash
                "-Djava.io.tmpdir=" + folder.path(),
                "-cp",
                prepared.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                MAIN,
                "test=" + prepared.test().name(),
                "budget=" + budgetMillis,
                "longest=" + longestMillis,
                "seed=" + seed,
                "probes=" + folder.keptProbes()));
        prepared.stride().ifPresent(stride -> command.add("stride=" + stride));
        prepared.proof().ifPresent(outcomes -> command.add("proof=" + outcomes));
        Process process = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectError(log.toFile())
                .start();
        return new JcstressProgram(process, log);
    }

    private void read() {
        try (var lines = new JsonLines(process.getInputStream(), LONGEST_LINE)) {
            for (PieceEvent next = lines.next(PieceEvent.class); next != null; next = lines.next(PieceEvent.class)) {
                events.add(next);
            }
        } catch (EOFException e) {
            // killed while it wrote: the pieces before are there
        } catch (IOException e) {
            events.add(new PieceEvent(
                    "problem",
                    0,
                    null,
                    null,
                    List.of(),
                    0,
                    null,
                    Map.of(),
                    List.of(),
                    List.of(),
                    "the lines of the jcstress program cannot be understood: " + e.getMessage()));
        }
        events.add(PieceEvent.GONE);
    }

    /** The next event; null if there is none for so long. */
    @Nullable
    PieceEvent next(long millis) throws InterruptedException {
        return events.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Asks it to end after the pieces that are running. */
    void stop() {
        OutputStream commands = process.getOutputStream();
        try {
            commands.write("stop\n".getBytes(StandardCharsets.US_ASCII));
            commands.flush();
        } catch (IOException e) {
            return; // it has ended already
        }
    }

    /** The JVMs in which pieces are running. */
    List<ProcessHandle> forks() {
        return process.descendants()
                .filter(each -> each.info().command().orElse("").contains("java"))
                .toList();
    }

    /** The end of what jcstress printed, for when something went wrong. */
    String tail() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(log, StandardCharsets.ISO_8859_1));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(what jcstress printed cannot be read: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        // one that was being forked while the first ones were counted
        family.forEach(each -> each.descendants().forEach(ProcessHandle::destroyForcibly));
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
