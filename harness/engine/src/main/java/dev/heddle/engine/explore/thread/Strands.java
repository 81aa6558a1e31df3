package dev.heddle.engine.explore.thread;

import dev.heddle.engine.cores.Cores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to run controlled threads. One search thread owns it, and calls {@link #run} for each schedule; within that, one strand runs at a time, and gives way
 * to another by {@link #switchTo} or by its end. While a strand runs, {@link Thread#currentThread()} is its thread.
 */
public interface Strands {
    /** System property that asks for {@code platform} threads where there are fibers: a debugger knows nothing of those. */
    String KIND = "heddle.threads";

    /** The fastest way that this JVM has, unless {@link #KIND} asks for another. */
    static Strands fastest() {
        boolean platform = "platform".equals(System.getProperty(KIND));
        return fibersAvailable() && !platform ? new Fibers() : new PlatformThreads(Cores.ofThisProcess());
    }

    /** Whether this JVM has continuations that can be used, and was started so that they are open to this code. */
    static boolean fibersAvailable() {
        Module base = Object.class.getModule();
        Module mine = Strands.class.getModule();
        return jvmHasFibers() && base.isExported("jdk.internal.vm", mine) && base.isOpen("java.lang", mine);
    }

    /** Whether a JVM like this one has them, if it is started with {@link #jvmArguments}. */
    static boolean jvmHasFibers() {
        return Runtime.version().feature() >= 24;
    }

    /**
     * What a JVM like this one must be started with to run threads in the fastest way.
     *
     * <p>For fibers: the code that C2 makes of {@code Thread.setCurrentThread} outside of the JDK loses stores, so the native method is called instead. And C2
     * reads {@code Thread.currentThread()} once for a frame and what it has inlined there, since the JDK changes it only in methods of its own that are marked;
     * so no compiled frame may outlast the controlled thread that it runs, or the next one to run in it is not seen to be under control.
     */
    static List<String> jvmArguments() {
        return jvmHasFibers()
                ? List.of(
                        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:DisableIntrinsic=_setCurrentThread",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=dontinline,dev.heddle.engine.explore.thread.Fibers$Fiber::live")
                : List.of();
    }

    /** What a report calls it: {@code fibers} or {@code platform threads}. */
    String kind();

    /** Called on the search thread before the first schedule: for what may take a while, and is none of the program's. */
    default void prepare() {}

    /** A thread for work of the search's own (an actor, say), with thread-locals that are new. Its name is set; it has not started. */
    Thread thread(String name);

    /**
     * Makes a strand that runs {@code body} as {@code thread}, when it is switched to for the first time.
     *
     * @param thread made by {@link #thread}, or a thread of the program that is just being started
     */
    Strand spawn(Thread thread, Body body);

    /**
     * Runs strands, {@code first} first, until one of them gives way to null. Called on the search thread. What has not ended by then is dropped.
     *
     * @param stopped called before that, while it still stands where it stood
     */
    void run(Strand first, Runnable stopped);

    /**
     * Called on the strand {@code from}: lets {@code to} go on, or with null ends the schedule; returns when someone switches back.
     *
     * @throws Pinned if it cannot be stopped here; nothing has happened then
     * @throws Abandoned when the schedule is over, on strands whose stack must be unwound
     */
    void switchTo(Strand from, @Nullable Strand to) throws Pinned;

    /** A thread that really was started is at the beginning of its {@code run}; see {@link dev.heddle.bridge.Kernel#begin}. */
    void begin(Thread thread);

    /** A thread that really was started has ended; see {@link dev.heddle.bridge.Kernel#end}. */
    void end(Thread thread);

    /** The stack of a strand that does not run, the innermost frame first. */
    StackTraceElement[] stack(Strand strand);
}
