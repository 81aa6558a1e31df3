package dev.heddle.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Class loaders of the program. When the JVM asks one for a class, that happens under a native method, and for some loaders in the first schedule only: so it
 * is out of control. Where the program itself asks one, what its class loaders do is part of the program.
 */
public final class Loading {
    private static final MethodHandle LOAD_CLASS;
    /** Those that are in a call by which the program loads a class. */
    private static final Set<Thread> THREADS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    static {
        try {
            LOAD_CLASS = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                    .findVirtual(
                            ClassLoader.class,
                            "loadClass",
                            MethodType.methodType(Class.class, String.class, boolean.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Loading() {}

    /** In place of the method of that name. */
    public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
        boolean begins = mark(true);
        try {
            return loader.loadClass(name);
        } finally {
            if (begins) {
                mark(false);
            }
        }
    }

    /** In place of the method of that name. */
    public static Class<?> loadClass(ClassLoader loader, String name, boolean resolve) throws Throwable {
        boolean begins = mark(true);
        try {
            return (Class<?>) LOAD_CLASS.invokeExact(loader, name, resolve);
        } finally {
            if (begins) {
                mark(false);
            }
        }
    }

    /**
     * First thing where a class loader loads a class: as {@link Hooks#suspend}, unless it is one of the program's and the program has asked for the class.
     */
    public static Thread suspend(ClassLoader loader) {
        Thread suspended = Hooks.suspend();
        if (suspended != null && isOfProgram(loader)) {
            if (THREADS.contains(suspended)) {
                Hooks.resume(suspended);
                return null;
            }
            Hooks.kernel.unseen(loader.getClass());
        }
        return suspended;
    }

    /**
     * From here on it is the program that asks for classes, or the JVM.
     *
     * @return whether that is a change
     */
    static boolean mark(boolean byProgram) {
        Thread suspended = Hooks.suspend(); // what keeps the threads may be explored inside of
        if (suspended == null) {
            return false;
        }
        try {
            return byProgram ? THREADS.add(suspended) : THREADS.remove(suspended);
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** Classes of the JVM's own loaders are not the program's. */
    private static boolean isOfProgram(ClassLoader loader) {
        ClassLoader of = loader.getClass().getClassLoader();
        return of != null && of != ClassLoader.getSystemClassLoader() && of != ClassLoader.getPlatformClassLoader();
    }
}
