package dev.heddle.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.List;

/** Method handles of fields and array elements that tell the kernel of each access before they make it, at the place of the program's last call. */
final class TellingHandles {
    private static final MethodHandle GET =
            find("get", Object.class, MethodHandle.class, Class.class, String.class, Object.class);
    private static final MethodHandle SET =
            find("set", Object.class, MethodHandle.class, Class.class, String.class, Object.class, Object.class);
    private static final MethodHandle GET_STATIC =
            find("getStatic", Object.class, MethodHandle.class, Class.class, String.class);
    private static final MethodHandle SET_STATIC =
            find("setStatic", Object.class, MethodHandle.class, Class.class, String.class, Object.class);
    private static final MethodHandle GET_ELEMENT =
            find("getElement", Object.class, MethodHandle.class, Object.class, Object.class);
    private static final MethodHandle SET_ELEMENT =
            find("setElement", Object.class, MethodHandle.class, Object.class, Object.class, Object.class);

    private static final MethodHandle ACCESS = find("access", void.class, VarHandle.class, Object.class);
    private static final MethodHandle ACCESS_ELEMENT = find("accessElement", void.class, Object.class, int.class);

    private TellingHandles() {}

    static MethodHandle reading(MethodHandle found, Class<?> declaring, String name) {
        return telling(found.type().parameterCount() == 0 ? GET_STATIC : GET, found, declaring, name);
    }

    static MethodHandle writing(MethodHandle found, Class<?> declaring, String name) {
        return telling(found.type().parameterCount() == 1 ? SET_STATIC : SET, found, declaring, name);
    }

    static MethodHandle readingElement(MethodHandle found) {
        return telling(GET_ELEMENT, found);
    }

    static MethodHandle writingElement(MethodHandle found) {
        return telling(SET_ELEMENT, found);
    }

    /** A handle of an access through a {@code VarHandle}. */
    static MethodHandle accessing(MethodHandle found, VarHandle handle) {
        Thread suspended = Hooks.suspend();
        try {
            List<Class<?>> coordinates = handle.coordinateTypes();
            MethodHandle tell = MethodHandles.insertArguments(ACCESS, 0, handle);
            if (coordinates.isEmpty()) {
                tell = MethodHandles.insertArguments(tell, 0, (Object) null);
            } else if (coordinates.get(0).isArray()) {
                tell = ACCESS_ELEMENT;
            }
            List<Class<?>> told = coordinates.subList(0, tell.type().parameterCount());
            return MethodHandles.foldArguments(found, tell.asType(MethodType.methodType(void.class, told)));
        } finally {
            Hooks.resume(suspended);
        }
    }

    private static MethodHandle telling(MethodHandle how, MethodHandle found, Object... field) {
        Thread suspended = Hooks.suspend(); // linking is no part of the program
        try {
            MethodType type = found.type();
            MethodHandle ofObjects = MethodHandles.insertArguments(how, 0, found.asType(type.generic()));
            return MethodHandles.insertArguments(ofObjects, 0, field).asType(type);
        } finally {
            Hooks.resume(suspended);
        }
    }

    private static Object get(MethodHandle raw, Class<?> declaring, String name, Object owner) throws Throwable {
        if (owner != null && Hooks.controlled()) {
            Hooks.kernel.access(owner, declaring, name, false, Hooks.site);
        }
        return told(raw.invokeExact(owner));
    }

    private static Object set(MethodHandle raw, Class<?> declaring, String name, Object owner, Object value)
            throws Throwable {
        if (owner != null && Hooks.controlled()) {
            Hooks.kernel.access(owner, declaring, name, true, Hooks.site);
        }
        return raw.invokeExact(owner, told(value));
    }

    private static Object getStatic(MethodHandle raw, Class<?> declaring, String name) throws Throwable {
        if (Hooks.controlled()) {
            Hooks.kernel.access(null, declaring, name, false, Hooks.site);
        }
        return told(raw.invokeExact());
    }

    private static Object setStatic(MethodHandle raw, Class<?> declaring, String name, Object value) throws Throwable {
        if (Hooks.controlled()) {
            Hooks.kernel.access(null, declaring, name, true, Hooks.site);
        }
        return raw.invokeExact(told(value));
    }

    private static Object getElement(MethodHandle raw, Object array, Object index) throws Throwable {
        if (array != null && Hooks.controlled()) {
            Hooks.kernel.accessElement(array, (int) index, false, Hooks.site);
        }
        return told(raw.invokeExact(array, index));
    }

    private static Object setElement(MethodHandle raw, Object array, Object index, Object value) throws Throwable {
        if (array != null && Hooks.controlled()) {
            Hooks.kernel.accessElement(array, (int) index, true, Hooks.site);
        }
        return raw.invokeExact(array, index, told(value));
    }

    private static void access(VarHandle handle, Object first) {
        if (Hooks.controlled()) {
            Hooks.kernel.access(handle, first, Hooks.site);
        }
    }

    private static void accessElement(Object array, int index) {
        if (array != null && Hooks.controlled()) {
            Hooks.kernel.accessElement(array, index, true, Hooks.site);
        }
    }

    private static Object told(Object value) {
        Values.value(value);
        return value;
    }

    private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.lookup()
                    .findStatic(TellingHandles.class, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
