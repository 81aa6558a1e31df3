package dev.heddle.launcher.fork;

import dev.heddle.reports.words.Reason;
import dev.heddle.results.Json;
import dev.heddle.results.Jvm;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What explore workers need on each JVM: rewritten classes of the JDK, made once by a worker on that JVM and kept in the cache folder.
 */
public final class ExploreSetup {
    private static final String NOTE = "explore.json";

    private final Workers workers;
    private final CacheFolder cache;
    private final Map<Jvm, WorkerMessage.Prepared> prepared = new HashMap<>();
    private final Map<Jvm, String> failed = new HashMap<>();

    /**
     * A setup.
     *
     * @param workers make what is needed
     * @param cache where it is kept
     */
    public ExploreSetup(Workers workers, CacheFolder cache) {
        this.workers = workers;
        this.cache = cache;
    }

    /**
     * How to start explore workers on a JVM; prepared at the first call.
     *
     * @throws IOException if they cannot be; the message says why
     */
    public WorkerMessage.Prepared on(Jvm jvm) throws IOException, InterruptedException {
        String problem = failed.get(jvm);
        if (problem != null) {
            throw new IOException(problem);
        }
        WorkerMessage.Prepared known = prepared.get(jvm);
        if (known == null) {
            try {
                known = prepare(jvm, cache.folder(jvm));
            } catch (IOException e) {
                String message =
                        "explore cannot be set up on %s (%s): %s".formatted(jvm.home(), jvm.version(), Reason.of(e));
                failed.put(jvm, message);
                throw new IOException(message, e);
            }
            prepared.put(jvm, known);
        }
        return known;
    }

    /** A worker is started for it only if none has done it for this build and this JVM: that spares each run the start of a JVM. */
    private WorkerMessage.Prepared prepare(Jvm jvm, Path folder) throws IOException, InterruptedException {
        Path note = folder.resolve(NOTE);
        if (cache.knowsBuilds() && Files.isRegularFile(note)) {
            Optional<WorkerMessage.Prepared> noted = read(note);
            if (noted.isPresent()) {
                return noted.get();
            }
        }
        WorkerMessage.Prepared made = workers.prepareExplore(jvm, folder);
        Path written = Files.createTempFile(folder, NOTE, ".new");
        Files.writeString(written, Json.line(made));
        Files.move(written, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    /** What is noted; empty if it cannot be read, or what it names is gone. */
    private static Optional<WorkerMessage.Prepared> read(Path note) {
        try {
            WorkerMessage message = Json.read(Files.readString(note), WorkerMessage.class);
            return message instanceof WorkerMessage.Prepared prepared
                            && prepared.jvmArguments().stream()
                                    .filter(argument -> argument.startsWith("@"))
                                    .allMatch(argument -> Files.isRegularFile(Path.of(argument.substring(1))))
                    ? Optional.of(prepared)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty(); // it is made anew
        }
    }
}
