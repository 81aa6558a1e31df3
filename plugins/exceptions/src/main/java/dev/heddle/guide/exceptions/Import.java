package dev.heddle.guide.exceptions;

/** The work that fails in all scenarios of this theme. */
final class Import {
    private Import() {}

    /** Always fails. */
    static void run() {
        throw new IllegalStateException("line 3 is not a number");
    }
}
