package dev.heddle.guide.makingthreads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** {@code Thread.ofVirtual().start(task)}, for sources that must compile on JDK 17 as well. */
final class VirtualThreads {
    private static final Optional<MethodHandle> START = find();

    private VirtualThreads() {}

    /**
     * Starts a virtual thread.
     *
     * @throws UnsupportedOperationException if this JDK has none
     */
    static Thread start(Runnable task) {
        MethodHandle start =
                START.orElseThrow(() -> new UnsupportedOperationException("this JDK has no virtual threads"));
        try {
            return (Thread) start.invoke(task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Thread.startVirtualThread declares no checked exception", e);
        }
    }

    private static Optional<MethodHandle> find() {
        try {
            // A preview API in 19 and 20: the method is there but throws UnsupportedOperationException unless previews
            // are enabled.
            MethodType type = MethodType.methodType(Thread.class, Runnable.class);
            return Optional.of(MethodHandles.publicLookup().findStatic(Thread.class, "startVirtualThread", type));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
