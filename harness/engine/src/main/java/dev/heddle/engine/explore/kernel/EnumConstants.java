package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** What the JVM remembers of the constants of enums that have others in each schedule: forgotten between schedules. */
final class EnumConstants {
    /** In {@link Class}, what {@code getEnumConstants}, {@code Enum.valueOf} and {@code EnumSet} go by. */
    private static final String[] REMEMBERED = {"enumConstants", "enumConstantDirectory"};

    private final List<Class<?>> renewed = new ArrayList<>();
    private final List<MethodHandle> setters = new ArrayList<>();

    EnumConstants() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Class.class, MethodHandles.lookup());
            for (String name : REMEMBERED) {
                Field field = Class.class.getDeclaredField(name);
                field.setAccessible(true);
                setters.add(lookup.unreflectSetter(field));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            setters.clear(); // not open: then classes are not instrumented either
        }
    }

    void renewed(Class<?> enumeration) {
        renewed.add(enumeration);
    }

    /** Called between schedules. */
    void forget() {
        if (renewed.isEmpty()) {
            return;
        }
        try {
            for (Class<?> enumeration : renewed) {
                for (MethodHandle setter : setters) {
                    setter.invoke(enumeration, null);
                }
            }
        } catch (Throwable e) {
            throw new IllegalStateException("the constants of an enum could not be made new", e);
        }
        renewed.clear();
    }
}
