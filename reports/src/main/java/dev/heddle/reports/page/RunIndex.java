package dev.heddle.reports.page;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Mode;
import dev.heddle.results.Results;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results, so that a cell's and a scenario's place on the page can be looked up. */
final class RunIndex {
    /** How many cells are shown in full; the red ones first. */
    private static final int MOST_DETAILED = 400;

    private final Results results;
    private final Map<String, ScenarioInfo> infos = new HashMap<>();
    private final Map<String, List<CellResult>> scenarios = new LinkedHashMap<>();
    private final Map<String, String> scenarioAnchors = new HashMap<>();
    private final Map<Cell, String> cellAnchors = new HashMap<>();
    private final Set<Cell> detailed = new HashSet<>();

    RunIndex(Results results) {
        this.results = results;
        results.scenarios().forEach(info -> infos.putIfAbsent(info.name(), info));
        Set<String> taken = new HashSet<>();
        for (CellResult result : results.cells()) {
            Cell cell = result.cell();
            scenarios
                    .computeIfAbsent(cell.scenario(), name -> new ArrayList<>())
                    .add(result);
            scenarioAnchors.computeIfAbsent(cell.scenario(), name -> unique("s-" + slug(name), taken));
            cellAnchors.computeIfAbsent(
                    cell,
                    key -> unique(
                            "c-" + slug(cell.fileName()) + "-" + cell.jvm().feature(), taken));
        }
        choose(true);
        choose(false);
    }

    private void choose(boolean red) {
        results.cells().stream()
                .filter(result -> red == isRed(result))
                .limit(Math.max(0, MOST_DETAILED - detailed.size()))
                .forEach(result -> detailed.add(result.cell()));
    }

    Results results() {
        return results;
    }

    /** The cells of each scenario, both in the order planned. */
    Map<String, List<CellResult>> scenarios() {
        return scenarios;
    }

    /** The cells of a scenario in one mode. */
    List<CellResult> cells(String scenario, Mode mode) {
        return scenarios.getOrDefault(scenario, List.of()).stream()
                .filter(result -> result.cell().mode() == mode)
                .toList();
    }

    /** What a scenario says of itself; null for a program that is none. */
    @Nullable
    ScenarioInfo info(String scenario) {
        return infos.get(scenario);
    }

    String anchor(String scenario) {
        return scenarioAnchors.getOrDefault(scenario, "scenarios");
    }

    String anchor(Cell cell) {
        return cellAnchors.getOrDefault(cell, "scenarios");
    }

    /** Link to a cell's part of the page, or to its scenario's if it has none of its own. */
    String href(Cell cell) {
        return "#" + (detailed.contains(cell) ? anchor(cell) : anchor(cell.scenario()));
    }

    /** Whether a cell is shown in full. */
    boolean isDetailed(Cell cell) {
        return detailed.contains(cell);
    }

    /** What tells a cell from others of its scenario and mode: {@code 4 threads}, {@code 2 threads, c1}. */
    String label(Cell cell) {
        return cell.jit().equals("default") ? cell.load() : cell.load() + ", " + cell.jit();
    }

    /** The JVM of a cell, if the cells of its scenario and mode ran on several; else empty. */
    String jvm(Cell cell) {
        return jvms(cells(cell.scenario(), cell.mode())).size() > 1
                ? "JDK " + cell.jvm().version()
                : "";
    }

    /** The versions of the JVMs that some cells ran on. */
    static List<String> jvms(List<CellResult> cells) {
        return cells.stream()
                .map(result -> result.cell().jvm().version())
                .distinct()
                .toList();
    }

    static boolean isRed(CellResult result) {
        return result.verdict() == Verdict.FAIL || result.verdict() == Verdict.ERROR;
    }

    /** The theme of a scenario: its name up to the first dot. */
    static String family(String scenario) {
        int dot = scenario.indexOf('.');
        return dot <= 0 ? scenario : scenario.substring(0, dot);
    }

    private static String slug(String name) {
        String slug = name.replaceAll("[^A-Za-z0-9.-]+", "_");
        return slug.length() > 80 ? slug.substring(0, 80) : slug;
    }

    private static String unique(String wanted, Set<String> taken) {
        String anchor = wanted;
        for (int at = 2; !taken.add(anchor); at++) {
            anchor = wanted + "-" + at;
        }
        return anchor;
    }
}
