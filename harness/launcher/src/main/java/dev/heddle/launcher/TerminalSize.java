package dev.heddle.launcher;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.util.OptionalInt;

/** What is known of the terminal. */
final class TerminalSize {
    private static final int WITHOUT_TERMINAL = 140;
    private static final int USUAL = 100;
    private static final int NARROWEST = 60;

    private TerminalSize() {}

    /** Whether input and output are a terminal. */
    static boolean interactive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is always a console, and this method tells what it is.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Most characters in a line. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("\\d{2,4}")) {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        }
        return interactive() ? asked().orElse(USUAL) : WITHOUT_TERMINAL;
    }

    /** As the terminal itself says: shells seldom hand COLUMNS on. */
    private static OptionalInt asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.inputReader()) {
                String size = answer.readLine(); // rows and columns
                return size != null && size.matches("\\d+ [1-9]\\d{1,3}")
                        ? OptionalInt.of(Math.max(NARROWEST, Integer.parseInt(size.substring(size.indexOf(' ') + 1))))
                        : OptionalInt.empty();
            }
        } catch (IOException noSuchProgram) {
            return OptionalInt.empty();
        }
    }
}
