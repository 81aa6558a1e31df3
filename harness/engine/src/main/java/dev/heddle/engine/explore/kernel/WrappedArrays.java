package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which array an object of the JDK writes through to: a list by {@code Arrays.asList}, a buffer that wraps one. */
final class WrappedArrays {
    private static final Class<?> LIST = Arrays.asList().getClass();
    private static final VarHandle ARRAY_OF_LIST = arrayOfList();
    private static final ClassValue<Optional<VarHandle>> BYTES_OF_VIEW = new ClassValue<>() {
        @Override
        protected Optional<VarHandle> computeValue(Class<?> type) {
            return bytesOfView(type);
        }
    };

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
            Buffer behind = behind(buffer);
            return behind.hasArray() ? behind.array() : null;
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** The buffer of bytes that one of another type is a view of; itself if it is none. */
    private static Buffer behind(Buffer buffer) {
        VarHandle bytes = BYTES_OF_VIEW.get(buffer.getClass()).orElse(null);
        return bytes == null ? buffer : (ByteBuffer) bytes.get(buffer);
    }

    private static Optional<VarHandle> bytesOfView(Class<?> type) {
        if (!type.getName().startsWith("java.nio.ByteBufferAs")) {
            return Optional.empty();
        }
        Class<?> owner = type;
        while (owner.getSuperclass().getName().startsWith("java.nio.ByteBufferAs")) {
            owner = owner.getSuperclass(); // those that only read
        }
        try {
            return Optional.of(MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .findVarHandle(owner, "bb", ByteBuffer.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "java.nio is not open to the kernel, or " + owner + " has another form in this JDK", e);
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
