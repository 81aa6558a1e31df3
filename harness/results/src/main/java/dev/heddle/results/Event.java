package dev.heddle.results;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What happened in a run: a line of {@code results.jsonl} each, appended and synced as it comes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.RunStarted.class, name = "run-started"),
    @JsonSubTypes.Type(value = Event.PluginFound.class, name = "plugin-found"),
    @JsonSubTypes.Type(value = Event.CellsPlanned.class, name = "cells-planned"),
    @JsonSubTypes.Type(value = Event.CellStarted.class, name = "cell-started"),
    @JsonSubTypes.Type(value = Event.CellEnded.class, name = "cell-ended"),
    @JsonSubTypes.Type(value = Event.RunEnded.class, name = "run-ended")
})
public sealed interface Event {
    /**
     * First line of the file.
     *
     * @param schemaVersion {@link Results#SCHEMA_VERSION} of the writer
     * @param run how and where
     */
    record RunStarted(int schemaVersion, RunInfo run) implements Event {}

    /**
     * A jar was looked up.
     *
     * @param plugin the jar, with its problems if it has some
     * @param scenarios what it provides
     */
    record PluginFound(PluginInfo plugin, List<ScenarioInfo> scenarios) implements Event {}

    /**
     * All cells of the run, in their order.
     *
     * @param cells what will be run
     */
    record CellsPlanned(List<Cell> cells) implements Event {}

    /**
     * A cell's process is being started.
     *
     * @param cell which
     */
    record CellStarted(Cell cell) implements Event {}

    /**
     * A cell has its terminal result.
     *
     * @param result all of it
     */
    record CellEnded(CellResult result) implements Event {}

    /**
     * Last line of the file; missing if the run was killed.
     *
     * @param endedMillis when, in milliseconds since 1970 (UTC)
     * @param exitCode of the run
     * @param reason why it ended: {@code completed}, {@code interrupted}, {@code fail-fast}
     */
    record RunEnded(long endedMillis, int exitCode, String reason) implements Event {}
}
