package dev.heddle.results;

import java.util.List;

/**
 * All that is known of a run: {@code results.json}, from which every report is made.
 *
 * @param schemaVersion version of this format, {@link #SCHEMA_VERSION} when written by this code
 * @param run how and where it was started
 * @param plugins the jars that were looked up
 * @param scenarios what they provide
 * @param cells the result of every planned cell, in the order planned
 * @param endedMillis when the run ended, in milliseconds since 1970 (UTC); 0 if it was killed
 * @param exitCode of the run; of a killed one, what it would have been
 * @param ended how: {@code completed}, {@code interrupted}, {@code fail-fast}, {@code killed}
 */
public record Results(
        int schemaVersion,
        RunInfo run,
        List<PluginInfo> plugins,
        List<ScenarioInfo> scenarios,
        List<CellResult> cells,
        long endedMillis,
        int exitCode,
        String ended) {
    /** The version that this code writes. It reads this one and older ones. */
    public static final int SCHEMA_VERSION = 1;
}
