package dev.heddle.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** For class files older than Java 8, which may read a static field of an interface, but not call a static method of it. */
public final class Interfaces extends ClassValue<MethodHandle> {
    private static final Interfaces ENSURE = new Interfaces();

    private Interfaces() {}

    @Override
    protected MethodHandle computeValue(Class<?> type) {
        try {
            return MethodHandles.publicLookup().findStatic(type, "heddle$ensure", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the fields of " + type + " cannot be made as new", e);
        }
    }

    /**
     * Sees to it that the fields of an interface are as new in this schedule.
     *
     * @param epoch of one element: the schedule in which they were made last
     * @throws Throwable what the interface's initialiser throws
     */
    public static void ensure(int[] epoch, Class<?> type) throws Throwable {
        if (epoch[0] != Hooks.epoch) {
            ENSURE.get(type).invokeExact();
        }
    }
}
