package dev.heddle.launcher.plan;

import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.util.List;
import java.util.Set;

/**
 * Which scenarios are meant, and in which modes.
 *
 * @param names a scenario must fit one of them; empty for any name
 * @param tags a scenario must have one of them; empty for any
 * @param modes the modes asked for; empty for all
 */
public record Selection(List<Glob> names, List<String> tags, Set<Mode> modes) {
    /** Whether name and tags fit. */
    public boolean includes(ScenarioInfo scenario) {
        return (names.isEmpty() || names.stream().anyMatch(glob -> glob.matches(scenario.name())))
                && (tags.isEmpty() || tags.stream().anyMatch(scenario.tags()::contains));
    }

    /** Whether the mode fits. */
    public boolean includes(Mode mode) {
        return modes.isEmpty() || modes.contains(mode);
    }
}
