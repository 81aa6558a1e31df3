package dev.heddle.launcher.collect;

import dev.heddle.reports.words.Printable;
import java.io.PrintStream;

/**
 * Where the user reads.
 *
 * @param out for what was asked for
 * @param err for what went wrong
 * @param interactive whether a person watches, rather than a file or a CI log
 * @param paint colours
 * @param width most characters in a line
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive, Paint paint, int width) {
    /** Prints a line. */
    public void line(String text) {
        out.println(text);
    }

    /** Prints a line that warns. */
    public void warn(String text) {
        err.println("heddle: " + Printable.line(text));
    }

    /** Pads, or cuts off with an ellipsis, to a width. */
    static String fit(String text, int width) {
        String shown = Printable.shortened(Printable.line(text), width);
        return shown + " ".repeat(Math.max(0, width - shown.length()));
    }
}
