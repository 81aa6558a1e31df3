package dev.heddle.reports.page;

import dev.heddle.results.CellResult;
import dev.heddle.results.Verdict;
import java.util.Collection;
import java.util.Comparator;

/**
 * A verdict to be seen at a glance: by colour, by sign and by word, so that none is needed to understand the others.
 *
 * @param css class of the colour
 * @param sign one character
 * @param word what it means
 */
record Badge(String css, String sign, String word) {
    static final Badge PASS = new Badge("pass", "✓", Verdict.PASS.word());
    static final Badge CANARY = new Badge("pass", "✓", "shows its bug");
    static final Badge FAIL = new Badge("fail", "✗", Verdict.FAIL.word());
    static final Badge ERROR = new Badge("error", "!", Verdict.ERROR.word());
    static final Badge NOT_RUN = new Badge("notrun", "–", Verdict.NOT_RUN.word());

    static Badge of(CellResult cell) {
        return cell.verdict() == Verdict.PASS && !cell.claim().holds() ? CANARY : of(cell.verdict());
    }

    static Badge of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case ERROR -> ERROR;
            case NOT_RUN -> NOT_RUN;
        };
    }

    /** The badge of the worst of several cells: a failure, then an error, then one not run. */
    static Badge worst(Collection<CellResult> cells) {
        return cells.stream()
                .min(Comparator.comparingInt(cell -> badness(cell.verdict())))
                .map(Badge::of)
                .orElse(NOT_RUN);
    }

    private static int badness(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case ERROR -> 1;
            case NOT_RUN -> 2;
            case PASS -> 3;
        };
    }
}
