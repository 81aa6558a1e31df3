package dev.heddle.engine.explore.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;

/**
 * The pools that the JDK keeps for all: the common pool, and the timer of {@code CompletableFuture} where it has one of its own. A schedule that used them gets
 * new ones after it, as their threads ended with it. The patch of the JDK takes {@code final} off the fields that hold them; without it this does nothing.
 */
final class CommonPools {
    private static final String DELAYER_THREAD = "CompletableFutureDelayScheduler";
    /** On JDK 25 and newer, its class. */
    private static final String DELAYER_OF_POOL = "java.util.concurrent.DelayScheduler";

    private @Nullable MethodHandle makeCommon;
    private final List<MethodHandle> holdCommon = new ArrayList<>();
    private @Nullable MethodHandle setDelayer;
    private boolean used = true; // by the JVM itself, perhaps, before the first schedule
    private final LazyThreads others = new LazyThreads();

    CommonPools() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(ForkJoinPool.class, MethodHandles.lookup());
            addSetter(lookup, ForkJoinPool.class, "common");
            if (!holdCommon.isEmpty()) {
                addSetter(lookup, CompletableFuture.class, "ASYNC_POOL");
                addSetter(lookup, SubmissionPublisher.class, "ASYNC_POOL");
                makeCommon = lookup.findConstructor(ForkJoinPool.class, MethodType.methodType(void.class, byte.class));
                setDelayer = delayer(lookup);
            }
        } catch (ReflectiveOperationException e) {
            makeCommon = null; // not open: as good as not patched
        }
    }

    private void addSetter(MethodHandles.Lookup lookup, Class<?> owner, String name) throws IllegalAccessException {
        for (Field field : owner.getDeclaredFields()) { // not every JDK has it
            if (field.getName().equals(name) && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                holdCommon.add(lookup.unreflectSetter(field));
            }
        }
    }

    private static @Nullable MethodHandle delayer(MethodHandles.Lookup lookup) throws IllegalAccessException {
        try {
            Field field = Class.forName("java.util.concurrent.CompletableFuture$Delayer")
                    .getDeclaredField("delayer");
            field.setAccessible(true);
            return Modifier.isFinal(field.getModifiers()) ? null : lookup.unreflectSetter(field);
        } catch (ClassNotFoundException | NoSuchFieldException e) {
            return null; // JDK 25 and newer have the timer inside of the pool
        }
    }

    /** A thread is started. */
    void started(Thread thread) {
        others.started(thread);
        used |= thread instanceof ForkJoinWorkerThread
                || thread.getName().equals(DELAYER_THREAD)
                || thread.getClass().getName().equals(DELAYER_OF_POOL);
    }

    /** Called between schedules: makes new what the last one used. */
    void renew() {
        others.renew();
        if (!used || makeCommon == null) {
            return;
        }
        used = false;
        try {
            ForkJoinPool common = (ForkJoinPool) makeCommon.invoke((byte) 0);
            for (MethodHandle setter : holdCommon) {
                setter.invoke(common);
            }
            if (setDelayer != null) {
                setDelayer.invoke(newDelayer());
            }
        } catch (Throwable e) {
            throw new IllegalStateException("the common pool could not be made new", e);
        }
    }

    private static ScheduledThreadPoolExecutor newDelayer() {
        var delayer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, DELAYER_THREAD);
            thread.setDaemon(true);
            return thread;
        });
        delayer.setRemoveOnCancelPolicy(true);
        return delayer;
    }
}
