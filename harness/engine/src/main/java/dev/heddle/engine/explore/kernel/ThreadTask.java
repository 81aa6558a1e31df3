package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the first thing is that a thread of the program runs. */
enum ThreadTask {
    /** Code of the program. */
    OF_PROGRAM,
    /** One future of the JDK, after which the thread ends. */
    FUTURE,
    /** Code of the JDK that goes on when a task is done, and may take another: a worker of a pool, or a timer. */
    WORKER;

    /** Getter of what a plain {@link Thread} was given to run: {@code (Thread)Object}. */
    private static final MethodHandle TASK = task();

    /** What this thread runs. */
    static ThreadTask of(Thread thread) {
        if (thread.getClass().getClassLoader() != null) {
            return OF_PROGRAM;
        }
        if (thread.getClass() != Thread.class) {
            return WORKER;
        }
        Object task = taskOf(thread);
        if (task == null || task.getClass().getClassLoader() != null) {
            return OF_PROGRAM;
        }
        return task instanceof Future ? FUTURE : WORKER;
    }

    private static @Nullable Object taskOf(Thread thread) {
        try {
            return TASK.invokeExact(thread);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle task() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            Field holder = field(Thread.class, "holder");
            MethodHandle task;
            if (holder == null) {
                task = lookup.unreflectGetter(Thread.class.getDeclaredField("target"));
            } else {
                task = lookup.unreflectGetter(holder.getType().getDeclaredField("task"));
                task = MethodHandles.filterArguments(task, 0, lookup.unreflectGetter(holder));
            }
            return task.asType(MethodType.methodType(Object.class, Thread.class));
        } catch (ReflectiveOperationException e) {
            // Then something of the JDK's, so that every thread counts as a worker: safe, and slower.
            return MethodHandles.dropArguments(MethodHandles.constant(Object.class, "unknown"), 0, Thread.class);
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
