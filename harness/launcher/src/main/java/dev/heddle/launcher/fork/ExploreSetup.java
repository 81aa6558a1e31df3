package dev.heddle.launcher.fork;

import dev.heddle.results.Jvm;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What explore workers need on each JVM: rewritten classes of the JDK, made once by a worker on that JVM and kept in the cache folder.
 */
public final class ExploreSetup {
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
                known = workers.prepareExplore(jvm, cache.folder(jvm));
            } catch (IOException e) {
                String message =
                        "explore cannot be set up on %s (%s): %s".formatted(jvm.home(), jvm.version(), e.getMessage());
                failed.put(jvm, message);
                throw new IOException(message, e);
            }
            prepared.put(jvm, known);
        }
        return known;
    }
}
