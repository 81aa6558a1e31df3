package dev.heddle.bridge;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * What a program is shown of its classes: without what was added to them, and in the same order in every JVM. The JVM orders methods by the addresses of
 * their names; what a program does with them one after the other would be other steps in each.
 */
public final class Members {
    private static final String PREFIX = "heddle$";

    private static final Comparator<Executable> BY_SIGNATURE = Comparator.comparing(Executable::getName)
            .thenComparing(method -> Arrays.toString(method.getParameterTypes()))
            .thenComparing(method ->
                    method instanceof Method some ? some.getReturnType().getName() : "")
            .thenComparing(method -> method.getDeclaringClass().getName());

    private Members() {}

    public static Field[] shown(Field[] all) {
        return only(all, Members::isOfProgram);
    }

    public static Method[] shown(Method[] all) {
        return sorted(only(all, Members::isOfProgram));
    }

    /** Of those that a class declares; among all that it has, a hash code that was added stands for that of Object. */
    public static Method[] shownOfDeclared(Method[] all) {
        return sorted(only(
                all,
                method -> isOfProgram(method)
                        && !(method.isSynthetic() && method.getName().equals("hashCode"))));
    }

    public static Constructor<?>[] shown(Constructor<?>[] all) {
        return sorted(all);
    }

    public static Class<?>[] shown(Class<?>[] all) {
        return only(all, type -> type != Hashed.class);
    }

    private static boolean isOfProgram(Member member) {
        return !member.getName().startsWith(PREFIX);
    }

    private static <T extends Executable> T[] sorted(T[] all) {
        Arrays.sort(all, BY_SIGNATURE); // the JDK gives each caller an array of its own
        return all;
    }

    private static <T> T[] only(T[] all, Predicate<T> kept) {
        T[] some = all.clone();
        int count = 0;
        for (T each : all) {
            if (kept.test(each)) {
                some[count++] = each;
            }
        }
        return count == all.length ? all : Arrays.copyOf(some, count);
    }
}
