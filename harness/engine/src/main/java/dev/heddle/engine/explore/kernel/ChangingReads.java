package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Tells objects that a look-up changes: maps that keep their entries in the order of access, as caches do; and loaders of services and values of classes, which are made then. */
final class ChangingReads {
    private static final Class<?> SYNCHRONIZED =
            Collections.synchronizedMap(Map.of()).getClass();
    private static final VarHandle WRAPPED = field(SYNCHRONIZED, "m", Map.class);
    private static final VarHandle FLAG = field(LinkedHashMap.class, "accessOrder", boolean.class);

    private ChangingReads() {}

    /** Whether a look-up changes it, or, with a lock around each call, the map that it wraps. */
    static boolean of(@Nullable Object receiver) {
        if (receiver instanceof ServiceLoader || receiver instanceof ClassValue) {
            return true;
        }
        Object map = SYNCHRONIZED.isInstance(receiver) ? WRAPPED.get(receiver) : receiver;
        return map instanceof LinkedHashMap<?, ?> && (boolean) FLAG.get((LinkedHashMap<?, ?>) map);
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "java.util is not open to the kernel, or " + owner + " has another form in this JDK", e);
        }
    }
}
