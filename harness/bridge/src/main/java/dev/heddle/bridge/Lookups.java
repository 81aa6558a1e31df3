package dev.heddle.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * What a program looks up, to reach fields and methods by it. A method handle of a field or an array element tells the kernel of each access by itself, as it
 * may be called from anywhere; of a {@code VarHandle} or a field updater the kernel is told once which field it stands for, and then of each access.
 *
 * <p>A method here of the name of one of the JDK's is called after that, with its result before its parameters, and answers what the program gets.
 */
public final class Lookups {
    private Lookups() {}

    public static MethodHandle findGetter(MethodHandle found, Class<?> owner, String name, Class<?> type) {
        return TellingHandles.reading(found, declaring(owner, name), name);
    }

    public static MethodHandle findSetter(MethodHandle found, Class<?> owner, String name, Class<?> type) {
        return TellingHandles.writing(found, declaring(owner, name), name);
    }

    /** A handle of a static field initialises its class when it is used first; when it is made is as good. */
    public static MethodHandle findStaticGetter(MethodHandle found, Class<?> owner, String name, Class<?> type)
            throws Throwable {
        Class<?> declaring = declaring(owner, name);
        Initialisation.ensure(declaring);
        return TellingHandles.reading(found, declaring, name);
    }

    public static MethodHandle findStaticSetter(MethodHandle found, Class<?> owner, String name, Class<?> type)
            throws Throwable {
        Class<?> declaring = declaring(owner, name);
        Initialisation.ensure(declaring);
        return TellingHandles.writing(found, declaring, name);
    }

    public static VarHandle findVarHandle(VarHandle found, Class<?> owner, String name, Class<?> type) {
        standsFor(found, declaring(owner, name), name, false);
        return found;
    }

    public static VarHandle findStaticVarHandle(VarHandle found, Class<?> owner, String name, Class<?> type)
            throws Throwable {
        Class<?> declaring = declaring(owner, name);
        Initialisation.ensure(declaring);
        standsFor(found, declaring, name, true);
        return found;
    }

    public static MethodHandle unreflectGetter(MethodHandle found, Field field) throws Throwable {
        Initialisation.ensure(field);
        return TellingHandles.reading(found, field.getDeclaringClass(), field.getName());
    }

    public static MethodHandle unreflectSetter(MethodHandle found, Field field) throws Throwable {
        Initialisation.ensure(field);
        return TellingHandles.writing(found, field.getDeclaringClass(), field.getName());
    }

    public static VarHandle unreflectVarHandle(VarHandle found, Field field) throws Throwable {
        Initialisation.ensure(field);
        standsFor(found, field.getDeclaringClass(), field.getName(), isStatic(field));
        return found;
    }

    public static MethodHandle arrayElementGetter(MethodHandle found, Class<?> array) {
        return TellingHandles.readingElement(found);
    }

    public static MethodHandle arrayElementSetter(MethodHandle found, Class<?> array) {
        return TellingHandles.writingElement(found);
    }

    /** In place of the method of that name. */
    public static MethodHandle toMethodHandle(VarHandle handle, VarHandle.AccessMode mode) {
        return TellingHandles.accessing(handle.toMethodHandle(mode), handle);
    }

    public static <T> AtomicIntegerFieldUpdater<T> newUpdater(
            AtomicIntegerFieldUpdater<T> found, Class<T> owner, String name) {
        standsFor(found, owner, name, false);
        return found;
    }

    public static <T> AtomicLongFieldUpdater<T> newUpdater(
            AtomicLongFieldUpdater<T> found, Class<T> owner, String name) {
        standsFor(found, owner, name, false);
        return found;
    }

    public static <T, V> AtomicReferenceFieldUpdater<T, V> newUpdater(
            AtomicReferenceFieldUpdater<T, V> found, Class<T> owner, Class<V> type, String name) {
        standsFor(found, owner, name, false);
        return found;
    }

    /** Before an access through a {@code VarHandle} or a field updater; {@code first} is what it is given first, if that is an object. */
    public static void access(Object handle, Object first, int site) {
        if (Hooks.controlled()) {
            Hooks.site = site;
            Hooks.kernel.access(handle, first, site);
        }
    }

    /** Before a field is read by reflection. */
    public static void read(Field field, Object owner, int site) throws Throwable {
        access(field, owner, false, site);
    }

    /** Before a field is written by reflection. */
    public static void write(Field field, Object owner, int site) throws Throwable {
        access(field, owner, true, site);
    }

    private static void access(Field field, Object owner, boolean writes, int site) throws Throwable {
        Initialisation.ensure(field);
        if (field != null && Hooks.controlled() && (owner != null || isStatic(field))) {
            Object instance = isStatic(field) ? null : owner;
            Hooks.site = site;
            Hooks.kernel.access(instance, field.getDeclaringClass(), field.getName(), writes, site);
        }
    }

    /** Before a method is called by reflection: if it is one of the JDK's, that is a call to a class that is not instrumented. */
    public static void invoke(Method method, Object receiver, int site) {
        if (method != null && receiver != null && isOfJdk(method.getDeclaringClass())) {
            Hooks.call(receiver, site);
        } else {
            Hooks.at(site);
        }
    }

    /** Before a method handle is called; {@code first}, what it is given first, may be what it calls a method of the JDK on. */
    public static void invoke(Object first, int site) {
        if (first != null && isOfJdk(first.getClass())) {
            Hooks.call(first, site);
        } else {
            Hooks.at(site);
        }
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private static void standsFor(Object handle, Class<?> declaring, String name, boolean isStatic) {
        Kernel known = Hooks.kernel;
        if (known != null) {
            known.standsFor(handle, declaring, name, isStatic);
        }
    }

    private static boolean isStatic(Member member) {
        return Modifier.isStatic(member.getModifiers());
    }

    /** The class that declares a field, which its name finds in another that extends it. */
    private static Class<?> declaring(Class<?> owner, String name) {
        Thread suspended = Hooks.suspend();
        try {
            for (Class<?> at = owner; at != null; at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        return at;
                    }
                }
            }
            return owner; // of an interface that it extends: a constant
        } finally {
            Hooks.resume(suspended);
        }
    }
}
