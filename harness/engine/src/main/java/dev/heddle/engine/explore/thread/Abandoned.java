package dev.heddle.engine.explore.thread;

import dev.heddle.bridge.Unwinding;

/** Unwinds the stack of a platform thread whose schedule has ended before it did. The program under control must not see it, and cannot act on it. */
public final class Abandoned extends Error implements Unwinding {
    private static final long serialVersionUID = 1L;

    /** The one instance; it has no stack. */
    public static final Abandoned INSTANCE = new Abandoned();

    private Abandoned() {
        super("the schedule has ended", null, false, false);
    }
}
