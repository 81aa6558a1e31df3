package dev.heddle.launcher;

import dev.heddle.launcher.fork.StopSwitch;
import dev.heddle.results.ExitCode;
import java.io.PrintStream;
import org.jline.utils.Signals;

/** Ctrl-C and the polite kill: the first ends the run in good order, the second at once. */
final class Interrupts {
    private Interrupts() {}

    static void turn(StopSwitch stop, PrintStream err) {
        Runnable handler = () -> {
            if (stop.requested()) {
                // Workers see their line end, and end too.
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            stop.request();
            if (TerminalSize.interactive()) {
                err.println(); // The terminal has just written ^C, most likely behind the bar.
            }
            err.println("heddle: stopping; the report of what ran is being made (again to stop at once)");
        };
        Signals.register("INT", handler);
        Signals.register("TERM", handler);
    }
}
