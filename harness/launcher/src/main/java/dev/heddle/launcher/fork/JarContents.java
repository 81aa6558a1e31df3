package dev.heddle.launcher.fork;

import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.WorkerMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is in the jars.
 *
 * @param plugins each jar with its problems and the scenarios that can be run, in the order of the jars
 * @param jars the jar of each scenario, by its name
 */
public record JarContents(List<WorkerMessage.Described> plugins, Map<String, Path> jars) {
    /** All scenarios that can be run, in the order of the jars. */
    public List<ScenarioInfo> scenarios() {
        return plugins.stream().flatMap(plugin -> plugin.scenarios().stream()).toList();
    }

    /** Whether any jar has a problem. */
    public boolean hasProblems() {
        return plugins.stream().anyMatch(each -> !each.plugin().problems().isEmpty());
    }
}
