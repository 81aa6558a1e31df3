package dev.heddle.engine.explore.kernel;

/** Hears what a program does that ends a thread or itself. Called on the thread that did it, while it is not under control. */
public interface ProgramEvents {
    /** An exception left a thread, and no handler of the thread's own took it. */
    void uncaught(Thread thread, Throwable exception);

    /**
     * The program calls for the end of the JVM.
     *
     * @param call the method that it does so by: {@code System.exit} or {@code Runtime.halt}
     */
    void exit(String call, int status);
}
