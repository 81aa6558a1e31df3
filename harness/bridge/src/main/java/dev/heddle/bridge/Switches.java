package dev.heddle.bridge;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * In place of {@code java.lang.runtime.SwitchBootstraps}, which keeps the enum constants that it has met: an enum with state has others in each schedule. Here
 * they are told by their names.
 */
public final class Switches {
    private static final MethodHandle MATCH;

    static {
        try {
            MATCH = MethodHandles.lookup()
                    .findStatic(
                            Switches.class,
                            "match",
                            MethodType.methodType(int.class, Object.class, int.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Switches() {}

    /** Called by the JVM to link a switch; the labels are classes, strings, integers and enum constants by their description. */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, Object... labels) {
        return new ConstantCallSite(
                MethodHandles.insertArguments(MATCH, 2, (Object) labels.clone()).asType(type));
    }

    /** The first label from {@code restart} on that a value matches: -1 for null, the number of labels if there is none. */
    static int match(Object value, int restart, Object[] labels) {
        if (value == null) {
            return -1;
        }
        for (int i = restart; i < labels.length; i++) {
            if (matches(value, labels[i])) {
                return i;
            }
        }
        return labels.length;
    }

    private static boolean matches(Object value, Object label) {
        if (label instanceof Class) {
            return ((Class<?>) label).isInstance(value);
        }
        if (label instanceof Enum.EnumDesc) {
            Enum.EnumDesc<?> constant = (Enum.EnumDesc<?>) label;
            return value instanceof Enum
                    && ((Enum<?>) value).name().equals(constant.constantName())
                    && ((Enum<?>) value)
                            .getDeclaringClass()
                            .descriptorString()
                            .equals(constant.constantType().descriptorString());
        }
        if (value instanceof Enum) {
            return ((Enum<?>) value).name().equals(label); // of the enum that is switched over
        }
        if (value instanceof Character && label instanceof Integer) {
            return ((Character) value).charValue() == ((Integer) label).intValue();
        }
        return value.equals(label)
                || label instanceof Integer
                        && (value instanceof Byte || value instanceof Short)
                        && ((Number) value).intValue() == (Integer) label;
    }
}
