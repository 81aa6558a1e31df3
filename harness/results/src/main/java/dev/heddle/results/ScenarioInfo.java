package dev.heddle.results;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a scenario says of itself.
 *
 * @param name unique in a run
 * @param summary one sentence
 * @param explanation paragraphs separated by blank lines, plain text; may be empty
 * @param tags lower-case words
 * @param claims what it claims, for each mode that it supports; the keys are the supported modes
 * @param leastThreads smallest thread count it can be run at
 * @param mostThreads largest one
 * @param threadStep thread counts are multiples of this
 * @param plugin file name of the jar that holds it
 * @param className binary name of the class that provides it
 */
public record ScenarioInfo(
        String name,
        String summary,
        String explanation,
        List<String> tags,
        Map<Mode, Claim> claims,
        int leastThreads,
        int mostThreads,
        int threadStep,
        String plugin,
        String className) {
    /** The modes in which it can be run. */
    public Set<Mode> modes() {
        return claims.keySet();
    }

    /** The same with another bound on its threads. */
    public ScenarioInfo withMostThreads(int most) {
        return new ScenarioInfo(
                name, summary, explanation, tags, claims, leastThreads, most, threadStep, plugin, className);
    }
}
