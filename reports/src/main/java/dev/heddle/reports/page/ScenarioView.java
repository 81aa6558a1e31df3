package dev.heddle.reports.page;

import dev.heddle.reports.words.Printable;
import dev.heddle.results.CellResult;
import dev.heddle.results.Claim;
import dev.heddle.results.Mode;
import dev.heddle.results.ScenarioInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One scenario.
 *
 * @param claim what it claims, told to somebody who meets such a claim for the first time
 * @param canary whether it shows a bug on purpose
 */
record ScenarioView(
        String anchor,
        String name,
        Badge badge,
        String summary,
        List<String> explanation,
        String claim,
        boolean canary,
        String source,
        String tags,
        InBrief brief,
        List<ModeView> modes) {
    private static final int MOST_PARAGRAPHS = 20;

    static ScenarioView of(String name, List<CellResult> results, RunIndex index, Room room) {
        ScenarioInfo info = index.info(name);
        return new ScenarioView(
                index.anchor(name),
                Printable.line(name, 120),
                Badge.worst(results),
                info == null ? "" : Printable.line(info.summary(), 400),
                info == null ? List.of() : paragraphs(info.explanation()),
                claim(results),
                results.stream().allMatch(result -> !result.claim().holds()),
                info == null ? "" : Printable.line(info.className() + " in " + info.plugin()),
                info == null ? "" : Printable.line(String.join(", ", info.tags())),
                InBrief.of(results, index),
                Arrays.stream(Mode.values())
                        .filter(mode -> results.stream()
                                .anyMatch(result -> result.cell().mode() == mode))
                        .map(mode -> ModeView.of(mode, index.cells(name, mode), index, room))
                        .toList());
    }

    private static List<String> paragraphs(String explanation) {
        return Arrays.stream(explanation.split("\\R\\s*\\R"))
                .map(Printable::line)
                .filter(paragraph -> !paragraph.isEmpty())
                .limit(MOST_PARAGRAPHS)
                .map(paragraph -> Printable.shortened(paragraph, 3_000))
                .toList();
    }

    private static String claim(List<CellResult> results) {
        List<Claim> claims = results.stream().map(CellResult::claim).distinct().toList();
        if (claims.size() == 1) {
            return words(claims.get(0));
        }
        return Arrays.stream(Mode.values())
                .flatMap(mode -> results.stream()
                        .filter(result -> result.cell().mode() == mode)
                        .limit(1))
                .map(result -> "In " + result.cell().mode().word() + ": " + words(result.claim()))
                .collect(Collectors.joining(" "));
    }

    static String words(Claim claim) {
        if (claim.holds()) {
            return "It claims to hold: any failure is red.";
        }
        String kinds =
                claim.breaks().stream().sorted().map(kind -> kind.words()).collect(Collectors.joining(" or "));
        return "It shows a bug on purpose (" + kinds
                + "): green means that the bug was seen, as it must be; not seeing it would be red.";
    }
}
