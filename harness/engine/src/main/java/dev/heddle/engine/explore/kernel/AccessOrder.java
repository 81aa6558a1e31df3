package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Tells the maps that a look-up changes: those that keep their entries in the order of access, as caches do. */
final class AccessOrder {
    private static final VarHandle FLAG = flag();

    private AccessOrder() {}

    static boolean changesByReading(@Nullable Object receiver) {
        return receiver instanceof LinkedHashMap<?, ?> map && (boolean) FLAG.get(map);
    }

    private static VarHandle flag() {
        try {
            return MethodHandles.privateLookupIn(LinkedHashMap.class, MethodHandles.lookup())
                    .findVarHandle(LinkedHashMap.class, "accessOrder", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "java.util is not open to the kernel, or LinkedHashMap has another form in this JDK", e);
        }
    }
}
