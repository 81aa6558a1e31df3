package dev.heddle.launcher.fork;

import dev.heddle.reports.words.Reason;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What is in the jars.
 *
 * @param plugins each jar with its problems and the scenarios that can be run, in the order of the jars
 * @param jars the jar of each scenario, by its name
 */
public record JarContents(List<WorkerMessage.Described> plugins, Map<String, Path> jars) {
    /** Nothing. */
    public static final JarContents NONE = new JarContents(List.of(), Map.of());

    /**
     * Waits for them.
     *
     * @throws IOException if they cannot be had; the message says why
     */
    public static JarContents await(Future<JarContents> found) throws IOException, InterruptedException {
        try {
            return found.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the jars cannot be looked up: "
                            + (cause instanceof IOException io ? Reason.of(io) : cause.getMessage()),
                    cause);
        }
    }

    /** All scenarios that can be run, in the order of the jars. */
    public List<ScenarioInfo> scenarios() {
        return plugins.stream().flatMap(plugin -> plugin.scenarios().stream()).toList();
    }

    /** Whether any jar has a problem. */
    public boolean hasProblems() {
        return plugins.stream().anyMatch(each -> !each.plugin().problems().isEmpty());
    }
}
