package dev.heddle.bridge;

/**
 * Called by instrumented code. Its fields are static because patched classes of the JDK have no other way to reach it; they are written by the engine alone.
 */
public final class Hooks {
    /** The thread that is on the processor and under control; null while none is. Written at each switch, on the thread that gives it away. */
    public static Thread running;

    /** Whether the kernel wants to be told values: only while a failing schedule is replayed to write down its steps. */
    public static boolean tracing;

    /** Set once, before the first scenario class is loaded. */
    public static Kernel kernel;

    private Hooks() {}

    /**
     * Whether the caller is under control. The JVM's own threads (cleaners, finalisers, class initialisation on other threads) pass through patched methods
     * too, and must fall through to the original code.
     */
    public static boolean controlled() {
        Thread thread = running;
        return thread != null && thread == Thread.currentThread();
    }
}
