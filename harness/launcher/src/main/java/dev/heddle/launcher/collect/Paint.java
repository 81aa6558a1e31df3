package dev.heddle.launcher.collect;

import dev.heddle.results.Verdict;

/**
 * Colours for a terminal.
 *
 * @param on whether there are any
 */
public record Paint(boolean on) {
    private static final String ESCAPE = "\u001b[";

    /** The text in the colour of a verdict. */
    public String verdict(Verdict verdict, String text) {
        return switch (verdict) {
            case PASS -> paint("32", text);
            case FAIL -> paint("1;31", text);
            case ERROR -> paint("35", text);
            case NOT_RUN -> paint("33", text);
        };
    }

    /** The text as something less important. */
    public String faint(String text) {
        return paint("2", text);
    }

    /** The text as a heading. */
    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return on ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
