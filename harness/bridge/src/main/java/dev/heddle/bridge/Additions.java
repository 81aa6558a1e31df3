package dev.heddle.bridge;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Predicate;

/** Hides from a program that looks at its classes what was added to them. */
public final class Additions {
    private static final String PREFIX = "heddle$";

    private Additions() {}

    public static Field[] without(Field[] all) {
        return without(all, Additions::isOfProgram);
    }

    public static Method[] without(Method[] all) {
        return without(all, Additions::isOfProgram);
    }

    /** Of those that a class declares; among all that it has, a hash code that was added stands for that of Object. */
    public static Method[] withoutDeclared(Method[] all) {
        return without(
                all,
                method -> isOfProgram(method)
                        && !(method.isSynthetic() && method.getName().equals("hashCode")));
    }

    public static Class<?>[] without(Class<?>[] all) {
        return without(all, type -> type != Hashed.class);
    }

    private static boolean isOfProgram(Member member) {
        return !member.getName().startsWith(PREFIX);
    }

    private static <T> T[] without(T[] all, Predicate<T> kept) {
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
