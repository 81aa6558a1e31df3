package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a thread of the program runs. */
final class ThreadTask {
    private static final @Nullable MethodHandle TASK = task();

    private ThreadTask() {}

    /** Whether the first thing that a thread runs is code of the JDK: a worker of a pool or a timer, not a program's own task. */
    static boolean isOfJdk(Thread thread) {
        if (thread.getClass().getClassLoader() != null) {
            return false;
        }
        if (TASK == null || thread.getClass() != Thread.class) {
            return true;
        }
        Object task = of(thread, TASK);
        return task != null && task.getClass().getClassLoader() == null;
    }

    /** Whether all that a thread runs is one future, after which it ends. */
    static boolean isFuture(Thread thread) {
        return TASK != null && thread.getClass() == Thread.class && of(thread, TASK) instanceof Future;
    }

    private static @Nullable Object of(Thread thread, MethodHandle getter) {
        try {
            return (Runnable) getter.invoke(thread);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable MethodHandle task() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            Field holder = field(Thread.class, "holder");
            if (holder == null) {
                return lookup.unreflectGetter(Thread.class.getDeclaredField("target"));
            }
            MethodHandle task = lookup.unreflectGetter(holder.getType().getDeclaredField("task"));
            return MethodHandles.filterArguments(task, 0, lookup.unreflectGetter(holder));
        } catch (ReflectiveOperationException e) {
            return null; // then every thread counts as one of the JDK's: safe, and slower
        }
    }

    private static @Nullable Field field(Class<?> owner, String name) {
        for (Field field : owner.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                return field;
            }
        }
        return null;
    }
}
