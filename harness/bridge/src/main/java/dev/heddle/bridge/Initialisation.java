package dev.heddle.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Makes the static state of classes as new where code of the program cannot call their {@code heddle$ensure} itself: by reflection, and from class files older
 * than Java 8, which may read a static field of an interface, but not call a static method of it.
 */
public final class Initialisation extends ClassValue<MethodHandle> {
    private static final Initialisation ENSURE = new Initialisation();
    private static final MethodType NOTHING = MethodType.methodType(void.class);

    private Initialisation() {}

    @Override
    protected MethodHandle computeValue(Class<?> type) {
        try {
            Initialisation.class.getModule().addReads(type.getModule());
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(type, "heddle$ensure", NOTHING);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return MethodHandles.empty(NOTHING); // it has no such state, or is one of the JDK's
        }
    }

    /**
     * Sees to it that the static state of a class is as new in this schedule, as if the class had just been initialised.
     *
     * @throws Throwable what its initialiser throws
     */
    public static void ensure(Class<?> type) throws Throwable {
        if (type.getClassLoader() == null || type.isArray()) {
            return;
        }
        Thread running = Hooks.running;
        Hooks.running = null; // looking it up is no part of the program
        MethodHandle ensure;
        try {
            ensure = ENSURE.get(type);
        } finally {
            Hooks.running = running;
        }
        ensure.invokeExact();
    }

    /**
     * The same for an interface.
     *
     * @param epoch of one element: the schedule in which it was made last
     */
    public static void ensure(int[] epoch, Class<?> type) throws Throwable {
        if (epoch[0] != Hooks.epoch) {
            ensure(type);
        }
    }

    /** The same for the class of a static field. */
    public static void ensure(Field field) throws Throwable {
        if (field != null && Modifier.isStatic(field.getModifiers())) {
            ensure(field.getDeclaringClass());
        }
    }

    /** In place of {@code Class.forName}, when the loader is given. */
    public static Class<?> forName(String name, boolean initialise, ClassLoader loader) throws Throwable {
        Class<?> type;
        boolean byProgram = Loading.mark(false);
        try {
            type = Class.forName(name, initialise, loader);
        } finally {
            if (byProgram) {
                Loading.mark(true);
            }
        }
        if (initialise) {
            ensure(type);
        }
        return type;
    }
}
