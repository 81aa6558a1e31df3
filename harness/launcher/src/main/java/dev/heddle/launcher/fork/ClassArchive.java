package dev.heddle.launcher.fork;

import dev.heddle.results.Cell;
import dev.heddle.results.Jvm;
import dev.heddle.results.Mode;
import dev.heddle.results.Order;
import dev.heddle.results.WakeUps;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The classes of a worker in the form in which the JVM keeps them in memory (JEP 350, class-data sharing): a worker that maps such a file starts twice as fast
 * as one that reads and verifies them from the jar. Made once for each build and each JVM, by a worker that runs a scenario of the program's own; no plugin's code
 * comes near it. The JVM itself checks that the file belongs to it and to the jar, and does without if not.
 */
public final class ClassArchive {
    private static final String FILE = "worker.jsa";
    private static final String REHEARSAL = "dev.heddle.engine.worker.Rehearsal";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WorkerProgram program;
    private final CacheFolder cache;
    private final Set<Jvm> tried = new HashSet<>();

    /**
     * An archive that may or may not be there yet.
     *
     * @param program whose classes it holds
     * @param cache where it is kept
     */
    public ClassArchive(WorkerProgram program, CacheFolder cache) {
        this.program = program;
        this.cache = cache;
    }

    /** The arguments with which a worker uses it; none if it is not there, or the launch says something on the matter. */
    List<String> arguments(Launch launch) {
        if (program.folder().isEmpty() || launch.says("-Xshare", "-XX:SharedArchiveFile", "--patch-module")) {
            return List.of();
        }
        try {
            Path file = cache.place(launch.jvm()).resolve(FILE);
            return Files.isRegularFile(file) && cache.isSafe()
                    ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * Makes it, which takes about a second, unless it is there. Without it, and where it cannot be made, all works as well, and starts more slowly.
     *
     * @param workers start the one that makes it
     * @param scratch a private folder
     */
    void make(Jvm jvm, Workers workers, Path scratch) throws InterruptedException {
        if (program.folder().isEmpty() || !tried.add(jvm)) {
            return;
        }
        try {
            Path file = cache.folder(jvm).resolve(FILE);
            if (!Files.exists(file)) {
                // Beside its place, so that it can be moved there in one step; another run may be making it too.
                Path made = Files.createTempFile(file.getParent(), FILE, ".new");
                try {
                    Files.delete(made);
                    if (rehearse(jvm, workers, made, scratch)) {
                        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    }
                } finally {
                    Files.deleteIfExists(made);
                }
            }
        } catch (IOException notThisTime) {
            return;
        }
    }

    private boolean rehearse(Jvm jvm, Workers workers, Path made, Path scratch)
            throws IOException, InterruptedException {
        var launch = new Launch(jvm, List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:disable"));
        var cell = new Cell("rehearsal", Mode.STRESS, 2, "default", jvm);
        var settings = new Order.Settings(
                20,
                0,
                0,
                PATIENCE.toMillis(),
                1,
                "auto",
                List.of(),
                WakeUps.USUAL,
                false,
                scratch.toString(),
                List.of());
        try (WorkerProcess worker = workers.start(launch)) {
            while (worker.listened() < PATIENCE.toNanos()) {
                Signal signal = worker.next();
                if (signal instanceof Signal.Said said) {
                    if (said.message() instanceof WorkerMessage.Hello) {
                        worker.send(new Order.Run(cell, program.classPath(), REHEARSAL, settings));
                    } else if (said.message() instanceof WorkerMessage.Done) {
                        break;
                    }
                } else if (!(signal instanceof Signal.Silence)) {
                    return false;
                }
            }
            OptionalInt status = worker.exitStatus(PATIENCE);
            return status.isPresent() && status.getAsInt() == 0 && Files.isRegularFile(made);
        }
    }
}
