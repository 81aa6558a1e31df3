package dev.heddle.engine.cell;

/** A cell cannot be run. The message says in one line what is wrong, where, and what to do. */
public final class CellBroken extends Exception {
    private static final long serialVersionUID = 1L;

    public CellBroken(String message) {
        super(message);
    }

    public CellBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
