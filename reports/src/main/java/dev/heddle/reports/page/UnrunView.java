package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureReport;
import dev.heddle.results.PluginInfo;
import dev.heddle.results.Results;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What could not be run or was not: jars with problems, cells with errors, cells that were not reached.
 *
 * @param count how many there are in all
 */
record UnrunView(int count, List<Jar> jars, List<Broken> broken, String moreBroken, List<Skipped> skipped) {
    private static final int MOST = 40;
    private static final int MOST_DETAIL = 3_000;

    /** Whether there is anything to show. */
    boolean present() {
        return count > 0;
    }

    /** A jar and what is wrong with it. */
    record Jar(String file, List<String> problems, String more) {}

    /** A cell that could not be run. */
    record Broken(String scenario, String label, String href, String reason, List<Room.Text> details) {}

    /** Cells that were not reached, for one reason. */
    record Skipped(String count, String reason, String which) {}

    static UnrunView of(Results results, RunIndex index, Room room) {
        List<PluginInfo> jars = results.plugins().stream()
                .filter(plugin -> !plugin.problems().isEmpty())
                .toList();
        List<CellResult> errors = results.cells().stream()
                .filter(result -> result.verdict() == Verdict.ERROR)
                .toList();
        List<CellResult> notRun = results.cells().stream()
                .filter(result -> result.verdict() == Verdict.NOT_RUN)
                .toList();
        return new UnrunView(
                jars.size() + errors.size() + notRun.size(),
                jars.stream().limit(MOST).map(UnrunView::jar).toList(),
                errors.stream()
                        .limit(MOST)
                        .map(result -> broken(result, index, room))
                        .toList(),
                Room.more(errors.size() - MOST, "cell"),
                skipped(notRun));
    }

    private static Jar jar(PluginInfo plugin) {
        return new Jar(
                Printable.line(plugin.file()),
                plugin.problems().stream()
                        .limit(10)
                        .map(problem -> Printable.shortened(Printable.text(problem), 1_500))
                        .toList(),
                Room.more(plugin.problems().size() - 10, "problem"));
    }

    private static Broken broken(CellResult result, RunIndex index, Room room) {
        return new Broken(
                Printable.line(result.cell().scenario()),
                result.cell().mode().word() + ", " + Printable.line(index.label(result.cell())),
                index.href(result.cell()),
                Printable.line(result.reason(), 1_000),
                result.failures().stream()
                        .map(FailureReport::detail)
                        .filter(detail -> !detail.isBlank())
                        .limit(1)
                        .map(detail -> room.take(detail, MOST_DETAIL))
                        .toList());
    }

    private static List<Skipped> skipped(List<CellResult> notRun) {
        Map<String, List<CellResult>> byReason = new LinkedHashMap<>();
        for (CellResult result : notRun) {
            byReason.computeIfAbsent(result.reason(), reason -> new ArrayList<>())
                    .add(result);
        }
        return byReason.entrySet().stream()
                .limit(MOST)
                .map(entry -> new Skipped(
                        Amount.of(entry.getValue().size(), "cell"),
                        Printable.line(entry.getKey(), 400),
                        which(entry.getValue())))
                .toList();
    }

    private static String which(List<CellResult> cells) {
        List<String> titles = cells.stream()
                .limit(8)
                .map(result -> Printable.line(result.cell().title()))
                .toList();
        return String.join("; ", titles) + (cells.size() > 8 ? "; …" : "");
    }
}
