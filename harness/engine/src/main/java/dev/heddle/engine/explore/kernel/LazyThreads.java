package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Threads that the JDK starts when a program first needs them, and keeps in static fields for as long as the JVM lives: those of asynchronous file channels, and
 * the one that tells of changed preferences. A schedule that used them leaves none to the next.
 */
final class LazyThreads {
    private static final String HOLDER_OF_POOL = "sun.nio.ch.SimpleAsynchronousFileChannelImpl$DefaultExecutorHolder";
    private static final String PREFERENCES = "java.util.prefs.AbstractPreferences";
    private static final String THREAD_OF_PREFERENCES = PREFERENCES + "$EventDispatchThread";

    private boolean mayUsePool;
    private boolean usesPreferences;

    /** A thread is started. */
    void started(Thread thread) {
        mayUsePool |= thread.isDaemon() && ThreadTask.of(thread) == ThreadTask.WORKER;
        usesPreferences |= thread.getClass().getName().equals(THREAD_OF_PREFERENCES);
    }

    /** Called between schedules. */
    void renew() {
        if (mayUsePool) {
            mayUsePool = false;
            VarHandle pool = find(HOLDER_OF_POOL, "defaultExecutor", ExecutorService.class);
            if (pool != null && pool.get() instanceof ThreadPoolExecutor used && used.getLargestPoolSize() > 0) {
                pool.set(Executors.newCachedThreadPool(LazyThreads::daemon));
            }
        }
        if (usesPreferences) {
            usesPreferences = false;
            VarHandle thread = find(PREFERENCES, "eventDispatchThread", Thread.class);
            VarHandle queue = find(PREFERENCES, "eventQueue", List.class);
            if (thread != null && queue != null) {
                thread.set(null);
                ((List<?>) queue.get()).clear();
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static @Nullable VarHandle find(String owner, String field, Class<?> type) {
        try {
            Class<?> holder = Class.forName(owner);
            return MethodHandles.privateLookupIn(holder, MethodHandles.lookup())
                    .findStaticVarHandle(holder, field, type);
        } catch (ReflectiveOperationException e) {
            return null; // not on this system, or of another form in this JDK: as good as not used
        }
    }
}
