package dev.heddle.engine.explore.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who hears of an exception that nobody caught, in the order of the JVM: the thread's own handler, its group or a group above it that was made to listen, the
 * default handler. Only handlers that the program has set up count; what the JDK itself would do, print the stack, is not a handler.
 */
final class ProgramHandlers {
    private ProgramHandlers() {}

    /** The first handler of an uncaught exception in this thread; null if the program has none. */
    static Thread.@Nullable UncaughtExceptionHandler of(Thread thread) {
        Thread.UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
        if (own != null && !(own instanceof ThreadGroup)) {
            return own;
        }
        for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
            if (listens(group)) {
                return group;
            }
        }
        return Thread.getDefaultUncaughtExceptionHandler();
    }

    private static boolean listens(ThreadGroup group) {
        try {
            return group.getClass() != ThreadGroup.class
                    && group.getClass()
                                    .getMethod("uncaughtException", Thread.class, Throwable.class)
                                    .getDeclaringClass()
                            != ThreadGroup.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("ThreadGroup has had this method since Java 1.0", e);
        }
    }
}
