package dev.heddle.launcher.collect;

import dev.heddle.reports.words.Amount;
import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Verdict;
import java.util.Locale;

/** A cell in words for the console. */
final class CellWords {
    private CellWords() {}

    /** Mode, threads, and what is not as usual about compiler and JVM. */
    static String how(Cell cell, boolean severalJvms) {
        return cell.mode().word() + " "
                + cell.load()
                + (cell.jit().equals("default") ? "" : " " + cell.jit())
                + (severalJvms ? " JDK " + cell.jvm().feature() : "");
    }

    /** The rate of the cell, or that it tried all there is, in how little time does not matter then; empty if it came to neither. */
    static String rate(CellResult result) {
        if (result.explore() != null && result.explore().complete()) {
            return "complete";
        }
        double perSecond = 0;
        if (result.stress() != null) {
            perSecond = result.stress().perSecond();
        } else if (result.explore() != null) {
            perSecond = result.explore().perSecond();
        } else if (result.jcstress() != null && result.jcstress().nanos() > 0) {
            perSecond = result.jcstress().samples() * 1e9 / result.jcstress().nanos();
        }
        return perSecond == 0 ? "" : Amount.perSecond(perSecond);
    }

    /** The verdict; loud if somebody has to look. */
    static String word(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.ERROR
                ? verdict.word().toUpperCase(Locale.ROOT)
                : verdict.word();
    }
}
