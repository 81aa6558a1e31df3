package dev.heddle.engine.explore.thread;

/** A strand cannot be stopped where it is, as a native frame is on its stack: in a class initialiser, say. It was not stopped. */
public final class Pinned extends Exception {
    private static final long serialVersionUID = 1L;

    /** The one instance; it has no stack, as it is thrown where one is cheaply had otherwise. */
    static final Pinned INSTANCE = new Pinned();

    private Pinned() {
        super("a native frame is on the stack", null, false, false);
    }
}
