package dev.heddle.launcher;

import java.io.Console;

/** What is known of the terminal without asking it. */
final class TerminalSize {
    private static final int WITHOUT_TERMINAL = 140;
    private static final int USUAL = 100;

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
            return Math.max(60, Integer.parseInt(columns));
        }
        return interactive() ? USUAL : WITHOUT_TERMINAL;
    }
}
