package dev.heddle.reports.page;

import dev.heddle.reports.words.Printable;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import dev.heddle.results.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * A scenario whose claim does not stand: what broke, why that is red, the best evidence there is, and how to get it again.
 *
 * @param anchor of this view itself
 * @param href link to all there is on the scenario
 * @param cells links to its red cells
 * @param why in one sentence
 * @param brief the same in a line
 * @param evidence the failure that explains most; none if nothing failed and that is what is wrong
 * @param seen the word before the links to its cells
 * @param missing what is to be thought of if the failure that should have come did not; empty otherwise
 */
record RedView(
        String scenario,
        String anchor,
        String href,
        String summary,
        List<Link> cells,
        String moreCells,
        String why,
        String brief,
        List<FailureView> evidence,
        String more,
        String seen,
        String missing,
        List<Reproduction> commands) {
    private static final int MOST_CELLS = 12;

    /** A link to a cell. */
    record Link(String label, String href) {}

    static RedView of(String scenario, List<CellResult> failed, RunIndex index, Room room) {
        CellResult best =
                failed.stream().max(Comparator.comparingInt(RedView::worth)).orElseThrow();
        String reason = Printable.line(best.reason(), 800);
        String why = best.claim().holds() ? "Claims to hold, but: " + reason : reason;
        ScenarioInfo info = index.info(scenario);
        boolean broke = best.claim().holds() || !best.failures().isEmpty();
        List<FailureReport> failures = best.failures().stream()
                .sorted(Comparator.comparing((FailureReport failure) -> isClaimed(best, failure))
                        .thenComparingInt(failure -> -worth(failure)))
                .toList();
        return new RedView(
                Printable.line(scenario, 120),
                "broke-" + index.anchor(scenario),
                "#" + index.anchor(scenario),
                info == null ? "" : Printable.line(info.summary(), 400),
                failed.stream()
                        .limit(MOST_CELLS)
                        .map(result -> link(result.cell(), index))
                        .toList(),
                Room.more(failed.size() - MOST_CELLS, "cell"),
                why,
                Printable.shortened(reason, 100),
                failures.stream()
                        .limit(1)
                        .map(failure -> FailureView.of(failure, best.cell().mode(), room)
                                .below(why))
                        .toList(),
                failures.size() > 1 ? (failures.size() - 1) + " more" : "",
                broke ? "Seen in" : "Not seen in",
                broke ? "" : missing(best, index),
                Reproduction.of(best, index.results().run(), info));
    }

    private static Link link(Cell cell, RunIndex index) {
        return new Link(cell.mode().word() + ", " + Printable.line(index.label(cell)), index.href(cell));
    }

    /** How much a cell's evidence explains. */
    private static int worth(CellResult result) {
        return result.failures().stream()
                .filter(failure -> !isClaimed(result, failure))
                .mapToInt(RedView::worth)
                .max()
                .orElse(0);
    }

    private static boolean isClaimed(CellResult result, FailureReport failure) {
        return result.claim().breaks().contains(failure.kind());
    }

    private static int worth(FailureReport failure) {
        if (failure.interleaving() != null) {
            return 4;
        }
        return failure.threads().isEmpty() ? failure.detail().isEmpty() ? 1 : 2 : 3;
    }

    private static String missing(CellResult result, RunIndex index) {
        String where = result.cell().mode() == Mode.STRESS
                ? "Give it longer (--duration), more threads, or another compiler (--jit c2-stress)."
                : result.cell().mode() == Mode.EXPLORE
                        ? "Give the search longer (--duration)."
                        : "Give jcstress longer (--jcstress-budget).";
        return "This scenario is a canary: it has a bug on purpose, to prove that such a bug would be seen. Here it was not, so a green from its like means less. "
                + where + elsewhere(result, index);
    }

    /** Where else it was seen, as it should be. */
    private static String elsewhere(CellResult result, RunIndex index) {
        List<String> cells = index.scenarios().getOrDefault(result.cell().scenario(), List.of()).stream()
                .filter(other -> !other.failures().isEmpty())
                .map(other -> other.cell().mode().word() + " at " + Printable.line(index.label(other.cell())))
                .toList();
        return cells.isEmpty()
                ? ""
                : " It was seen in " + String.join(", ", cells.subList(0, Math.min(6, cells.size()))) + ".";
    }

    /** The scenarios with a claim that does not stand, in the order planned. */
    static List<CellResult> failed(List<CellResult> results) {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .toList();
    }
}
