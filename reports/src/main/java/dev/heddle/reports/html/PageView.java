package dev.heddle.reports.html;

import dev.heddle.reports.words.OverallVerdict;
import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.Results;
import java.util.List;

/** The page as its template sees it. */
record PageView(OverallVerdict verdict, String commandLine, String seed, List<CellView> cells) {
    record CellView(String title, String verdict, String claim, String reason, List<String> failures) {}

    static PageView of(Results results) {
        return new PageView(
                OverallVerdict.of(results),
                Printable.line(String.join(" ", results.run().commandLine())),
                Long.toString(results.run().seed()),
                results.cells().stream().map(PageView::cell).toList());
    }

    private static CellView cell(CellResult result) {
        return new CellView(
                Printable.line(result.cell().title()),
                result.verdict().name().toLowerCase(java.util.Locale.ROOT),
                result.claim().words(),
                Printable.line(result.reason()),
                result.failures().stream()
                        .map(failure -> Printable.text(failure.message() + "\n" + failure.detail()))
                        .toList());
    }
}
