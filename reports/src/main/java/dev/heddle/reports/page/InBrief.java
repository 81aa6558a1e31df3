package dev.heddle.reports.page;

import dev.heddle.reports.words.Amount;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.ExploreMeasures;
import dev.heddle.results.FailureReport;
import dev.heddle.results.Mode;
import dev.heddle.results.Rate;
import dev.heddle.results.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scenario in a few sentences: what each mode saw, and what they say together. The point of running one definition in three ways is in the last sentence.
 *
 * @param lines a sentence per mode
 * @param together what follows from them; empty if one mode says all
 */
record InBrief(List<Line> lines, String together) {
    /** What a mode saw, and a link to the cell that shows it best. */
    record Line(String mode, String text, String href) {}

    static InBrief of(List<CellResult> results, RunIndex index) {
        List<Line> lines = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            List<CellResult> ran = results.stream()
                    .filter(result -> result.cell().mode() == mode && measured(result))
                    .toList();
            best(ran).ifPresent(best -> lines.add(new Line(mode.word(), sentence(best, ran), index.href(best.cell()))));
        }
        return new InBrief(lines, lines.size() < 2 ? "" : together(results));
    }

    private static boolean measured(CellResult result) {
        return result.verdict() != Verdict.NOT_RUN
                && (result.stress() != null
                        || result.explore() != null
                        || result.jcstress() != null
                        || !result.failures().isEmpty());
    }

    /** The cell that failed most often, or the one that ran most if none did. */
    private static Optional<CellResult> best(List<CellResult> ran) {
        return ran.stream()
                .max(Comparator.comparing(
                                (CellResult result) -> !result.failures().isEmpty())
                        .thenComparing(result -> Failing.in(result).share())
                        .thenComparing(result -> Failing.in(result).of()));
    }

    private static String sentence(CellResult best, List<CellResult> ran) {
        Rate rate = Failing.in(best);
        String what =
                best.failures().isEmpty() ? "" : best.failures().get(0).kind().words();
        String at = ran.size() == 1 ? "" : ", most often at " + threads(best);
        return switch (best.cell().mode()) {
            case STRESS -> stress(rate, what, at, ran);
            case EXPLORE -> explore(best, what);
            case JCSTRESS ->
                rate.seen() > 0
                        ? "saw it break in " + rate.words()
                        : what.isEmpty()
                                ? "saw no failure in " + Amount.of(rate.of(), "sample")
                                : "saw it fail: " + what;
        };
    }

    private static String stress(Rate rate, String what, String at, List<CellResult> ran) {
        if (what.isEmpty()) {
            long all = ran.stream().mapToLong(cell -> Failing.in(cell).of()).sum();
            return "saw no failure in " + Amount.of(all, "iteration") + ": " + new Rate(0, all).shareWords();
        }
        return rate.of() > 1 && rate.seen() > 0
                ? "saw it fail (" + what + ") in " + Rate.words(rate.share()) + " of " + Amount.rough(rate.of())
                        + " iterations" + at
                : "saw it fail: " + what;
    }

    private static String explore(CellResult best, String what) {
        ExploreMeasures search = best.explore();
        if (search == null) {
            return what.isEmpty() ? "ran" : "ended with: " + what;
        }
        if (what.isEmpty()) {
            return "found no failure in " + Amount.of(search.schedules(), "schedule") + ". "
                    + SearchView.coverage(search);
        }
        String shows = best.failures().stream()
                .map(FailureReport::interleaving)
                .filter(interleaving ->
                        interleaving != null && !interleaving.steps().isEmpty())
                .findFirst()
                .map(interleaving -> ", and shows how: " + Amount.of(interleaving.length(), "step") + " with "
                        + Amount.of(interleaving.preemptions(), "preemption"))
                .orElse("");
        String when = search.firstFailure() < 0 ? "" : " in schedule " + Amount.count(search.firstFailure() + 1);
        return "found it (" + what + ")" + when + " of " + Amount.count(search.schedules()) + shows;
    }

    private static String threads(CellResult result) {
        Cell cell = result.cell();
        return cell.jit().equals("default") ? cell.load() : cell.load() + " under " + cell.jit();
    }

    private static String together(List<CellResult> results) {
        @Nullable Boolean stress = broke(results, Mode.STRESS);
        @Nullable Boolean explore = broke(results, Mode.EXPLORE);
        @Nullable Boolean jcstress = broke(results, Mode.JCSTRESS);
        boolean real = Boolean.TRUE.equals(stress) || Boolean.TRUE.equals(jcstress);
        if (explore == null) {
            return "";
        }
        if (explore && real) {
            return "They agree: it breaks on real threads, and the interleaving says why.";
        }
        if (explore && Boolean.FALSE.equals(stress)) {
            return "Only the search found it: the interleaving exists, but is too rare for real threads to meet it in this time.";
        }
        if (!explore && real) {
            boolean complete = results.stream()
                    .map(CellResult::explore)
                    .anyMatch(search -> search != null
                            && search.complete()
                            && search.bound().isEmpty());
            return complete
                    ? "No interleaving of whole steps breaks it, and yet it breaks on real threads: a matter of visibility or reordering, "
                            + "which compilers and hardware add, or of timing."
                    : "It breaks on real threads, and the search has not met the interleaving: more of its space is left, or compilers and hardware add to it.";
        }
        return real ? "" : "They agree: nothing breaks it.";
    }

    /** Whether a mode saw a failure; null if it did not run to say anything. */
    private static @Nullable Boolean broke(List<CellResult> results, Mode mode) {
        List<CellResult> ran = results.stream()
                .filter(result -> result.cell().mode() == mode && measured(result))
                .toList();
        return ran.isEmpty()
                ? null
                : ran.stream()
                        .anyMatch(result -> !result.failures().isEmpty()
                                || Failing.in(result).seen() > 0);
    }
}
