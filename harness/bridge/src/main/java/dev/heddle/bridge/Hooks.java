package dev.heddle.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Called by instrumented code, and by the patched classes of the JDK. Its fields are static because those have no other way to reach it; the engine alone
 * writes them.
 *
 * <p>Every hook may be called on any thread. On one that is not under control ({@link #controlled()}) it does what the code did before it was instrumented,
 * or nothing.
 */
public final class Hooks {
    /** The thread that is on the processor and under control; null while none is. Written at each switch, on the thread that gives it away. */
    public static Thread running;

    /** Whether the kernel wants to be told values: only while a failing schedule is replayed to write down its steps. */
    public static boolean tracing;

    /** Set once, before the first scenario class is loaded. */
    public static Kernel kernel;

    /**
     * Number of the schedule: the engine adds one before each, and thereby makes the static state of all instrumented classes as new; it is initialised
     * again when it is first used, as the JVM would.
     */
    public static int epoch = 1;

    /**
     * The place of the last call to a class that is not instrumented: where the thread that parks, sleeps or starts another is in its code. Calls of threads out of
     * control do not count: the engine uses classes of the JDK that may be explored inside of.
     */
    public static int site;

    private static Thread initialising;
    private static int initialisers;

    private Hooks() {}

    /**
     * Whether the caller is under control. The JVM's own threads (cleaners, finalisers, class initialisation on other threads) pass through patched methods
     * too, and must fall through to the original code.
     */
    public static boolean controlled() {
        Thread thread = running;
        return thread != null && thread == Thread.currentThread();
    }

    /**
     * Takes the caller out of control, as far as anybody but the kernel can see: for the JVM's own work on a program's thread (loading a class, linking a call
     * site), which happens in the first schedule that comes by and never again.
     *
     * @return to be handed to {@link #resume}; null if it was not under control
     */
    public static Thread suspend() {
        if (!controlled()) {
            return null;
        }
        Thread suspended = running;
        running = null;
        return suspended;
    }

    /** End of what {@link #suspend} began. */
    public static void resume(Thread suspended) {
        if (suspended != null) {
            running = suspended;
        }
    }

    /** As {@link #suspend}, for the static initialisers of the JDK: they run once, in the first schedule that comes by. */
    public static void beginInitialiserOfJdk() {
        if (controlled()) {
            initialising = running;
            running = null;
            initialisers = 1;
        } else if (initialising != null && initialising == Thread.currentThread()) {
            initialisers++;
        }
    }

    /** End of what {@link #beginInitialiserOfJdk} began. */
    public static void endInitialiserOfJdk() {
        if (initialising != null && initialising == Thread.currentThread() && --initialisers == 0) {
            running = initialising;
            initialising = null;
        }
    }

    // Fields and array elements. The access itself follows, in the instrumented code.

    public static void read(Object owner, int site) {
        if (controlled()) {
            kernel.read(owner, site);
        }
    }

    public static void readStatic(int site) {
        if (controlled()) {
            kernel.read(null, site);
        }
    }

    public static void write(Object owner, int site) {
        if (controlled()) {
            kernel.write(owner, site);
        }
    }

    public static void writeStatic(int site) {
        if (controlled()) {
            kernel.write(null, site);
        }
    }

    public static void readElement(Object array, int index, int site) {
        if (controlled()) {
            kernel.readElement(array, index, site);
        }
    }

    public static void writeElement(Object array, int index, int site) {
        if (controlled()) {
            kernel.writeElement(array, index, site);
        }
    }

    // Calls to classes that are not instrumented.

    /** Before a call that reads or writes {@code receiver} as a whole. */
    public static void call(Object receiver, int site) {
        if (controlled()) {
            Hooks.site = site;
            kernel.call(receiver, site);
        }
    }

    public static void reads(Object argument, int site) {
        if (controlled()) {
            Hooks.site = site;
            kernel.reads(argument, site);
        }
    }

    /** Before a task is run: if it is one of the JDK's, that is a call to a class that is not instrumented. */
    public static void runs(Object task, int site) {
        if (task instanceof Future || task instanceof CompletableFuture.AsynchronousCompletionTask) {
            call(task, site);
        }
    }

    /** Before a call that itself comes to the kernel, or concerns nothing that is shared. */
    public static void at(int site) {
        if (controlled()) {
            Hooks.site = site;
        }
    }

    /** First thing in a method that classes which are not instrumented may call. */
    public static void calledBack() {
        if (controlled()) {
            kernel.calledBack();
        }
    }

    /** Last thing in such a method, however it ends. */
    public static void returns(int site) {
        if (controlled()) {
            kernel.returns(site);
        }
    }

    /** After a call that came to {@link #call} or {@link #write}: one that tried to change something, and did not. */
    public static void unless(boolean changed) {
        if (!changed && controlled()) {
            kernel.unchanged();
        }
    }

    // Static initialisers.

    /** One begins: see {@link Kernel#beginInitialiser}. */
    public static void beginInitialiser(int start, int inside) {
        if (controlled()) {
            kernel.beginInitialiser(start, inside);
        }
    }

    /** End of what {@link #beginInitialiser} began. */
    public static void endInitialiser() {
        if (controlled()) {
            kernel.endInitialiser();
        }
    }

    /** Before {@code Thread.currentThread()}. */
    public static void looksAtThread() {
        if (controlled()) {
            kernel.looksAtThread();
        }
    }

    /** Before a class is initialised, or is found not to be: waits for a thread that is at it (JLS 12.4.2). */
    public static void lockClass(Class<?> type, int start, int inside) {
        if (controlled()) {
            kernel.lockClass(type, start, inside);
        }
    }

    /** End of what {@link #lockClass} began. */
    public static void unlockClass(Class<?> type) {
        if (controlled()) {
            kernel.unlockClass(type);
        }
    }

    /** An enum has constants that are to last for this schedule only. */
    public static void renewed(Class<?> enumeration) {
        Kernel known = kernel;
        if (known != null) {
            known.renewed(enumeration);
        }
    }

    /** What the JVM throws when a class is used whose static initialiser has thrown before. */
    public static Error erroneous(Class<?> type) {
        return new NoClassDefFoundError("Could not initialize class " + type.getName());
    }

    /** What the JVM throws when a static initialiser has thrown. */
    public static Error initialiserFailed(Throwable thrown) {
        endInitialiser();
        return thrown instanceof Error ? (Error) thrown : new ExceptionInInitializerError(thrown);
    }
}
