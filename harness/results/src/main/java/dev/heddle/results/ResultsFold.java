package dev.heddle.results;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Results} of a run's events: of a live run's, and of what a killed one left in {@code results.jsonl}. A cell that was planned and has no result
 * is in the results all the same, as not run. For one thread.
 */
public final class ResultsFold {
    private static final String KILLED = "killed";

    private @Nullable RunInfo run;
    private final List<PluginInfo> plugins = new ArrayList<>();
    private final List<ScenarioInfo> scenarios = new ArrayList<>();
    private final List<Cell> planned = new ArrayList<>();
    private final Set<Cell> started = new HashSet<>();
    private final Map<Cell, CellResult> ended = new LinkedHashMap<>();
    private Event.@Nullable RunEnded end;

    private ResultsFold() {}

    /**
     * Folds a file of events.
     *
     * @param in the lines; closed here
     * @throws IOException if it cannot be read, or is not a file of events that this version knows; a last line that was cut short, as when the writer was
     *     killed, is left out
     */
    public static Results read(InputStream in) throws IOException {
        var fold = new ResultsFold();
        try (var lines = new JsonLines(in, JsonLines.MOST_BYTES)) {
            for (Event event = next(lines); event != null; event = next(lines)) {
                fold.add(event);
            }
        }
        return fold.results();
    }

    private static @Nullable Event next(JsonLines lines) throws IOException {
        try {
            return lines.next(Event.class);
        } catch (EOFException cutShort) {
            return null;
        }
    }

    private void add(Event event) throws IOException {
        if (event instanceof Event.RunStarted first) {
            Json.requireFormat(first.schemaVersion(), Results.SCHEMA_VERSION);
            run = first.run();
        } else if (event instanceof Event.PluginFound found) {
            plugins.add(found.plugin());
            scenarios.addAll(found.scenarios());
        } else if (event instanceof Event.CellsPlanned cells) {
            planned.addAll(cells.cells());
        } else if (event instanceof Event.CellStarted cell) {
            started.add(cell.cell());
        } else if (event instanceof Event.CellEnded cell) {
            ended.put(cell.result().cell(), cell.result());
        } else if (event instanceof Event.RunEnded last) {
            end = last;
        }
    }

    private Results results() throws IOException {
        if (run == null) {
            throw new IOException("it does not begin with a run-started event");
        }
        List<CellResult> cells = planned.stream().map(this::result).toList();
        Event.RunEnded last = end;
        return new Results(
                Results.SCHEMA_VERSION,
                run,
                List.copyOf(plugins),
                List.copyOf(scenarios),
                cells,
                last != null ? last.endedMillis() : 0,
                last != null ? last.exitCode() : ExitCode.of(cells, plugins, false),
                last != null ? last.reason() : KILLED);
    }

    private CellResult result(Cell cell) {
        CellResult result = ended.get(cell);
        return result != null ? result : notRun(cell);
    }

    private CellResult notRun(Cell cell) {
        String how = end == null ? "the run was killed" : "the run was stopped";
        return new CellResult(
                cell,
                claim(cell),
                Verdict.NOT_RUN,
                how + (started.contains(cell) ? " while this cell ran" : " before this cell"),
                0,
                0,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Output.NONE);
    }

    private Claim claim(Cell cell) {
        return scenarios.stream()
                .filter(scenario -> scenario.name().equals(cell.scenario()))
                .flatMap(scenario -> scenario.claims().entrySet().stream())
                .filter(entry -> entry.getKey() == cell.mode())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Claim(Set.of()));
    }
}
