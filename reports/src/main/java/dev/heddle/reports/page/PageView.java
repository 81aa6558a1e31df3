package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.results.CellResult;
import dev.heddle.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole page, as its templates walk it.
 *
 * @param red what broke
 * @param redIndex the same, to be listed above it in a line each, if it is more than fits on a screen or two
 * @param moreRed how much more there is of it, in words
 */
public record PageView(
        HeadView head,
        List<RedView> red,
        List<RedView> redIndex,
        String moreRed,
        UnrunView unrun,
        OverviewView overview,
        List<FamilyView> families,
        List<ScenarioView> scenarios) {
    /** Characters of stack traces, outputs and the like on the page, all together. */
    private static final int ROOM = 3_000_000;

    private static final int MOST_RED = 60;
    private static final int MOST_WITHOUT_INDEX = 5;

    /** Decides what the page shows of a run. */
    public static PageView of(Results results) {
        RunIndex index = new RunIndex(results);
        Room room = new Room(ROOM);
        List<RedView> red = new ArrayList<>();
        int failing = 0;
        for (Map.Entry<String, List<CellResult>> scenario : index.scenarios().entrySet()) {
            List<CellResult> failed = RedView.failed(scenario.getValue());
            if (!failed.isEmpty() && failing++ < MOST_RED) {
                red.add(RedView.of(scenario.getKey(), failed, index, room));
            }
        }
        return new PageView(
                HeadView.of(results),
                red,
                red.size() > MOST_WITHOUT_INDEX ? red : List.of(),
                failing > MOST_RED ? Amount.of(failing - MOST_RED, "more scenario") + " in the table below" : "",
                UnrunView.of(results, index, room),
                OverviewView.of(index),
                FamilyView.all(index),
                index.scenarios().entrySet().stream()
                        .map(scenario -> ScenarioView.of(scenario.getKey(), scenario.getValue(), index, room))
                        .toList());
    }
}
