package dev.heddle.engine.explore;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** The main method of a class, found as the launcher of the running JDK does (JLS 12.1.4; from Java 25 on it may be an instance method, and have no parameter). */
final class MainMethod {
    private static final int INSTANCE_MAIN = 25;

    private MainMethod() {}

    /**
     * Finds it.
     *
     * @return takes the arguments, and makes an instance first if it needs one
     * @throws NoSuchMethodException if there is none; the message names what was looked for
     */
    static MethodHandle of(Class<?> type) throws NoSuchMethodException, IllegalAccessException {
        boolean anyForm = Runtime.version().feature() >= INSTANCE_MAIN;
        Method main;
        try {
            main = find(type, String[].class);
        } catch (NoSuchMethodException e) {
            if (!anyForm) {
                throw new NoSuchMethodException("no method \"static void main(String[])\"");
            }
            main = findWithoutParameter(type);
        }
        if (!anyForm && !Modifier.isStatic(main.getModifiers())) {
            throw new NoSuchMethodException(
                    "no method \"static void main(String[])\": its main is not static, which takes JDK 25");
        }
        main.setAccessible(true);
        MethodHandle handle = MethodHandles.lookup().unreflect(main);
        if (!Modifier.isStatic(main.getModifiers())) {
            handle = MethodHandles.collectArguments(handle, 0, constructor(type));
        }
        return main.getParameterCount() == 0 ? MethodHandles.dropArguments(handle, 0, String[].class) : handle;
    }

    private static Method findWithoutParameter(Class<?> type) throws NoSuchMethodException {
        try {
            return find(type);
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException("no method \"void main(String[])\" or \"void main()\"");
        }
    }

    /** Of the class, or the next above that has one. */
    private static Method find(Class<?> type, Class<?>... parameters) throws NoSuchMethodException {
        try {
            return type.getDeclaredMethod("main", parameters);
        } catch (NoSuchMethodException e) {
            if (type.getSuperclass() == null) {
                throw e;
            }
            return find(type.getSuperclass(), parameters);
        }
    }

    private static MethodHandle constructor(Class<?> type) throws NoSuchMethodException, IllegalAccessException {
        Constructor<?> constructor;
        try {
            constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException(
                    "no constructor without parameters, which its main needs as that is not static");
        }
        constructor.setAccessible(true);
        return MethodHandles.lookup().unreflectConstructor(constructor);
    }
}
