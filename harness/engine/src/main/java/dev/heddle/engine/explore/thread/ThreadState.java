package dev.heddle.engine.explore.thread;

import dev.heddle.bridge.Chance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** What of a {@link Thread} can only be reached with {@code java.lang} open ({@code --add-opens java.base/java.lang=ALL-UNNAMED}). */
final class ThreadState {
    private static final MethodHandle START;
    private static final MethodHandle EXIT;
    /** Setters of the references that a thread collects while it runs: {@code (Thread, Object)void}. */
    private static final MethodHandle[] COLLECTED;
    /** Setters of the number of a thread, which the patch of the JDK makes assignable, and of its random generator's fields. */
    private static final MethodHandle NUMBER;

    private static final MethodHandle PROBE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            START = lookup.findVirtual(Thread.class, "start0", MethodType.methodType(void.class));
            EXIT = lookup.findVirtual(Thread.class, "exit", MethodType.methodType(void.class));
            List<MethodHandle> collected = new ArrayList<>();
            for (String name : new String[] {"threadLocals", "inheritableThreadLocals", "uncaughtExceptionHandler"}) {
                collected.add(lookup.unreflectSetter(Thread.class.getDeclaredField(name))
                        .asType(MethodType.methodType(void.class, Thread.class, Object.class)));
            }
            NUMBER = setter(lookup, "tid", long.class);
            PROBE = setter(lookup, "threadLocalRandomProbe", int.class);
            COLLECTED = collected.toArray(MethodHandle[]::new);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private ThreadState() {}

    private static MethodHandle setter(MethodHandles.Lookup lookup, String name, Class<?> type)
            throws ReflectiveOperationException {
        Field field = Thread.class.getDeclaredField(name);
        field.setAccessible(true);
        return lookup.unreflectSetter(field).asType(MethodType.methodType(void.class, Thread.class, type));
    }

    /** Gives a thread of the search's own the next number of the schedule, and random numbers that come from that: the same in every replay. */
    static void number(Thread thread) {
        try {
            NUMBER.invokeExact(thread, Chance.nextThreadId());
            PROBE.invokeExact(thread, 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a thread past the hook in {@code Thread.start}. */
    static void start(Thread thread) {
        try {
            START.invokeExact(thread);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what the JVM does last for a thread: tells those who count it, and lets go of what it collected. Called on the thread. */
    static void exit(Thread thread) {
        try {
            EXIT.invokeExact(thread);
        } catch (Throwable e) {
            // As in the JVM, which ignores what is thrown there.
        }
    }

    /** Makes a thread that stands still as good as new. */
    static void renew(Thread thread) {
        try {
            for (MethodHandle setter : COLLECTED) {
                setter.invokeExact(thread, (Object) null);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (thread.getPriority() != Thread.NORM_PRIORITY) {
            thread.setPriority(Thread.NORM_PRIORITY);
        }
    }
}
