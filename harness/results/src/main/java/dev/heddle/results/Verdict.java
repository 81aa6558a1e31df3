package dev.heddle.results;

import java.util.Locale;

/** How a cell ended. */
public enum Verdict {
    /** The claim stands. */
    PASS,
    /** The claim does not stand: what should hold broke, or what should break did not. */
    FAIL,
    /** The cell could not be run, or not to an end that says anything of its claim. */
    ERROR,
    /** The cell was planned and not run, as the run was stopped before. */
    NOT_RUN;

    /** The word for it in reports: {@code not run}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
