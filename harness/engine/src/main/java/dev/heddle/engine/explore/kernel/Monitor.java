package dev.heddle.engine.explore.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The monitor of an object: who owns it, how often, and what was signalled to those in its wait set.
 *
 * <p>Which thread a {@code notify} wakes is left open by the language, so it is left to the scheduler: a signal can be taken by any thread that was in the
 * wait set when it was given, and the one that goes on first takes it.
 */
final class Monitor {
    @Nullable
    ControlledThread owner;

    int entries;
    /** Threads in the wait set. */
    int waiters;
    /** Signals that have been given and not been taken. */
    int signals;

    /** Whether its object was numbered for the thread that owns it, and no other thread was there. */
    boolean passing;
    /** Whether it was code of the JDK that took it. */
    boolean inJdk;

    /** As for an object that nobody has locked yet. */
    void reset() {
        passing = false;
        inJdk = false;
        owner = null;
        entries = 0;
        waiters = 0;
        signals = 0;
    }
}
