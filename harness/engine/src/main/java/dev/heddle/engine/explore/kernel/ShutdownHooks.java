package dev.heddle.engine.explore.kernel;

import java.util.ArrayList;
import java.util.List;

/** Threads that a program has asked to be started when it ends. */
final class ShutdownHooks {
    private final List<Thread> hooks = new ArrayList<>();
    private boolean begun;

    void reset() {
        hooks.clear();
        begun = false;
    }

    /**
     * Adds one.
     *
     * @throws IllegalStateException if the end has begun
     * @throws IllegalArgumentException if it is there already
     */
    void add(Thread hook) {
        if (hook.getClass() != Thread.class && hook.getClass().getClassLoader() == null) {
            return; // the JDK's own, of something that outlives the schedule
        }
        checkNotBegun();
        if (contains(hook)) {
            throw new IllegalArgumentException("Hook previously registered");
        }
        hooks.add(hook);
    }

    boolean remove(Thread hook) {
        checkNotBegun();
        return hooks.removeIf(each -> each == hook);
    }

    private boolean contains(Thread hook) {
        return hooks.stream().anyMatch(each -> each == hook);
    }

    private void checkNotBegun() {
        if (begun) {
            throw new IllegalStateException("Shutdown in progress");
        }
    }

    boolean begun() {
        return begun;
    }

    /** The end begins: what is to be started; nothing if it has begun before. */
    List<Thread> begin() {
        if (begun) {
            return List.of();
        }
        begun = true;
        return List.copyOf(hooks);
    }
}
