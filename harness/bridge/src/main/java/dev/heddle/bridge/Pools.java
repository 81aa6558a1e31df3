package dev.heddle.bridge;

/** Hooks where a thread of a pool looks for its next task. Called on any thread. */
public final class Pools {
    /** What a pool throws in its own thread and catches there, without a stack trace that nobody would look at. */
    private static final InterruptedException UNSEEN = new InterruptedException();

    static {
        UNSEEN.setStackTrace(new StackTraceElement[0]);
    }

    private Pools() {}

    /** A thread of a pool looks for its next task. */
    public static void takesTask() {
        if (Hooks.controlled()) {
            Hooks.kernel.looksForTask(true);
        }
    }

    /** It has found one, or has to end. */
    public static void tookTask() {
        if (Hooks.controlled()) {
            Hooks.kernel.looksForTask(false);
        }
    }

    /** What to throw where only a pool catches it; null elsewhere. */
    public static InterruptedException unseen() {
        return Hooks.controlled() && Hooks.kernel.isInPool() ? UNSEEN : null;
    }
}
