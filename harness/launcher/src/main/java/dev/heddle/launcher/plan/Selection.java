package dev.heddle.launcher.plan;

import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which scenarios are meant, and in which modes.
 *
 * @param names a scenario must fit one of them; empty for any name
 * @param tags a scenario must have one of them; empty for any
 * @param modes the modes asked for; empty for all
 */
public record Selection(List<Glob> names, List<String> tags, Set<Mode> modes) {
    /**
     * The scenarios that are meant, of all that there are.
     *
     * @throws UsageError if a pattern or tag fits none
     */
    public List<ScenarioInfo> among(List<ScenarioInfo> scenarios) throws UsageError {
        List<String> known = scenarios.stream().map(ScenarioInfo::name).toList();
        for (Glob glob : names) {
            if (known.stream().noneMatch(glob::matches)) {
                throw new UsageError("--scenario: no scenario fits \"%s\"%s"
                        .formatted(
                                glob,
                                Nearest.to(glob.text(), known)
                                        .map("; did you mean %s?"::formatted)
                                        .orElse(": --list shows the %d there are".formatted(known.size()))));
            }
        }
        Set<String> knownTags =
                scenarios.stream().flatMap(each -> each.tags().stream()).collect(Collectors.toSet());
        for (String tag : tags) {
            if (!knownTags.contains(tag)) {
                throw new UsageError(
                        "--tag: no scenario has the tag \"%s\"; %s".formatted(tag, instead(tag, knownTags)));
            }
        }
        return scenarios.stream().filter(this::includes).toList();
    }

    private static String instead(String tag, Set<String> known) {
        return Nearest.to(tag, known)
                .map("did you mean %s?"::formatted)
                .orElse("there are "
                        + (known.isEmpty() ? "none" : known.stream().sorted().collect(Collectors.joining(", "))));
    }

    private boolean includes(ScenarioInfo scenario) {
        return (names.isEmpty() || names.stream().anyMatch(glob -> glob.matches(scenario.name())))
                && (tags.isEmpty() || tags.stream().anyMatch(scenario.tags()::contains));
    }

    /** Whether the mode fits. */
    public boolean includes(Mode mode) {
        return modes.isEmpty() || modes.contains(mode);
    }
}
