package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which array an object of the JDK writes through to: a list by {@code Arrays.asList}, a buffer that wraps one. */
final class WrappedArrays {
    private static final Class<?> LIST = Arrays.asList().getClass();
    private static final VarHandle ARRAY_OF_LIST = arrayOfList();

    private WrappedArrays() {}

    static @Nullable Object of(Object wrapper) {
        if (wrapper.getClass() == LIST) {
            return ARRAY_OF_LIST.get((List<?>) wrapper);
        }
        return wrapper instanceof Buffer buffer ? of(buffer) : null;
    }

    private static @Nullable Object of(Buffer buffer) {
        Thread suspended = Hooks.suspend(); // buffers may be explored inside of
        try {
            return buffer.hasArray() ? buffer.array() : null;
        } finally {
            Hooks.resume(suspended);
        }
    }

    private static VarHandle arrayOfList() {
        try {
            return MethodHandles.privateLookupIn(LIST, MethodHandles.lookup()).findVarHandle(LIST, "a", Object[].class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "java.util is not open to the kernel, or the lists of Arrays.asList have another form in this JDK",
                    e);
        }
    }
}
