package dev.heddle.engine.explore.thread;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs each controlled thread as a continuation on the search thread: a switch costs some hundred nanoseconds. JDK 24 and newer, where a real monitor may be
 * held across it.
 *
 * <p>What has to be obeyed, or the JVM goes down: a continuation yields only from inside of it; nothing is thrown out of its body; the JVM is started with
 * {@link Strands#jvmArguments}.
 */
public final class Fibers implements Strands {
    private static final MethodHandle NEW_CONTINUATION;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle STACK;
    private static final MethodHandle SET_CURRENT_THREAD;
    private static final Object SCOPE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            SCOPE = lookup.findConstructor(scope, MethodType.methodType(void.class, String.class))
                    .invoke("heddle");
            NEW_CONTINUATION = lookup.findConstructor(
                            continuation, MethodType.methodType(void.class, scope, Runnable.class))
                    .bindTo(SCOPE)
                    .asType(MethodType.methodType(Object.class, Runnable.class));
            RUN = lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            YIELD = lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope))
                    .bindTo(SCOPE);
            STACK = lookup.findVirtual(continuation, "getStackTrace", MethodType.methodType(StackTraceElement[].class))
                    .asType(MethodType.methodType(StackTraceElement[].class, Object.class));
            var setCurrentThread = Thread.class.getDeclaredMethod("setCurrentThread", Thread.class);
            setCurrentThread.setAccessible(true);
            SET_CURRENT_THREAD = lookup.unreflect(setCurrentThread);
            // Continuation.run initialises VirtualThread, which starts a thread: not while a schedule runs.
            Class.forName("java.lang.VirtualThread");
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<Fiber> idle = new ArrayList<>();
    private @Nullable Fiber next;

    private static final class Fiber extends Strand implements Runnable {
        final Fibers fibers;
        final Object continuation;

        @Nullable
        Thread thread;

        @Nullable
        Body body;

        Fiber(Fibers fibers) {
            this.fibers = fibers;
            try {
                this.continuation = (Object) NEW_CONTINUATION.invokeExact((Runnable) this);
            } catch (Throwable e) {
                throw new IllegalStateException("no continuation could be made", e);
            }
        }

        /** The body of the continuation: one controlled thread after the other, as making a continuation costs more than going on with one. */
        @Override
        public void run() {
            while (true) {
                live();
                pause();
            }
        }

        /** The life of one controlled thread. In a frame of its own, see {@link Strands#jvmArguments}. */
        private void live() {
            Body work = Objects.requireNonNull(body);
            work.begin();
            work.run();
            if (!(thread instanceof OwnThread)) {
                ThreadState.exit(Objects.requireNonNull(thread));
            }
            fibers.next = (Fiber) work.end();
            body = null;
            thread = null;
            fibers.idle.add(this);
        }
    }

    @Override
    public String kind() {
        return "fibers";
    }

    @Override
    public Thread thread(String name) {
        Thread thread = new OwnThread(name);
        ThreadState.number(thread);
        return thread;
    }

    /** A thread that no program made. */
    private static final class OwnThread extends Thread {
        OwnThread(String name) {
            super(null, null, name, 0, false);
            setContextClassLoader(currentThread().getContextClassLoader()); // else it would be the JVM's own
            setDaemon(false); // the search's own thread is one, and the program's threads would inherit it
        }
    }

    @Override
    public Strand spawn(Thread thread, Body body) {
        Fiber fiber = idle.isEmpty() ? new Fiber(this) : idle.remove(idle.size() - 1);
        fiber.thread = thread;
        fiber.body = body;
        return fiber;
    }

    @Override
    public void run(Strand first, Runnable stopped) {
        Thread carrier = Thread.currentThread();
        next = (Fiber) first;
        try {
            while (true) {
                Fiber fiber = next;
                if (fiber == null) {
                    break;
                }
                next = null;
                SET_CURRENT_THREAD.invokeExact(carrier, fiber.thread);
                RUN.invokeExact(fiber.continuation);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("a continuation failed: " + e, e);
        } finally {
            try {
                SET_CURRENT_THREAD.invokeExact(carrier, carrier);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
        stopped.run();
    }

    @Override
    public void switchTo(Strand from, @Nullable Strand to) throws Pinned {
        next = (Fiber) to;
        try {
            pause();
        } catch (IllegalStateException pinned) { // what Continuation.onPinned throws, after it has put everything back
            next = null;
            throw Pinned.INSTANCE;
        }
    }

    private static void pause() {
        try {
            boolean ignored = (boolean) YIELD.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing: no thread is really started. */
    @Override
    public void begin(Thread thread) {}

    @Override
    public void end(Thread thread) {}

    @Override
    public StackTraceElement[] stack(Strand strand) {
        try {
            return (StackTraceElement[]) STACK.invokeExact(((Fiber) strand).continuation);
        } catch (Throwable e) {
            throw new IllegalStateException("the stack of a continuation could not be walked", e);
        }
    }
}
