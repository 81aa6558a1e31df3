package dev.heddle.engine.cell;

/** A cell cannot be run on this machine, and nothing is wrong with it. The message says in one line what is missing, and what to do. */
public final class CellSkipped extends Exception {
    private static final long serialVersionUID = 1L;

    public CellSkipped(String message) {
        super(message);
    }
}
