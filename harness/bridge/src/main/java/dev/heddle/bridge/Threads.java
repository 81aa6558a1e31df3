package dev.heddle.bridge;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Hooks in place of what is done with threads: they park, sleep, start, join and end, and so does the program. Those whose place a prologue of the JDK's
 * methods takes are called only under control; the others do on any other thread what the code did before.
 */
public final class Threads {
    private static final long REAL_MILLIS_FOR_COLLECTOR = 50;

    /** The monitor of those that wait for references, and of those that enqueue one. */
    private static final Object ENQUEUED = new ReferenceQueue<>();

    private Threads() {}

    public static void park() {
        Hooks.kernel.park(null, 0);
    }

    public static void parkNanos(long nanos) {
        parkNanos(null, nanos);
    }

    public static void parkUntil(long deadlineMillis) {
        parkUntil(null, deadlineMillis);
    }

    public static void park(Object blocker) {
        Hooks.kernel.park(blocker, 0);
    }

    public static void parkNanos(Object blocker, long nanos) {
        Hooks.kernel.park(blocker, nanos <= 0 ? -1 : nanos);
    }

    public static void parkUntil(Object blocker, long deadlineMillis) {
        long left = deadlineMillis - Math.floorDiv(Hooks.kernel.epochNanos(), 1_000_000L);
        Hooks.kernel.park(blocker, left <= 0 ? -1 : Timeouts.nanos(left));
    }

    public static void unpark(Thread thread) {
        if (thread != null) {
            Hooks.kernel.unpark(thread);
        }
    }

    public static void start(Thread thread) {
        Hooks.kernel.start(thread);
    }

    /**
     * In place of {@code Unsafe.park}, which libraries that carry a copy of {@code java.util.concurrent} call too.
     *
     * @param absolute whether the time is one in milliseconds since 1970, rather than nanoseconds to wait
     * @param time if not absolute, 0 is for ever
     */
    public static void park(Object unsafe, boolean absolute, long time) {
        if (absolute) {
            LockSupport.parkUntil(time);
        } else if (time == 0) {
            LockSupport.park();
        } else {
            LockSupport.parkNanos(time);
        }
    }

    /** In place of {@code Unsafe.unpark}. */
    public static void unpark(Object unsafe, Object thread) {
        LockSupport.unpark((Thread) thread);
    }

    /** First thing in the {@code run} of a thread. Called on any thread; calling another thread's {@code run} does not begin it. */
    public static void begin(Thread thread) {
        Kernel known = Hooks.kernel;
        if (known != null && thread == Thread.currentThread()) {
            known.begin(thread);
        }
    }

    /** Last thing in {@code Thread.exit}. */
    public static void end(Thread thread) {
        Kernel known = Hooks.kernel;
        if (known != null) {
            known.end(thread);
        }
    }

    /** Whether an uncaught exception is none of the program's. Called on any thread. */
    public static boolean unwinds(Throwable exception) {
        return exception instanceof Unwinding;
    }

    public static void uncaught(Thread thread, Throwable exception) {
        Hooks.kernel.uncaught(thread, exception);
    }

    public static void join(Thread thread, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Hooks.kernel.join(thread, Timeouts.nanos(millis));
    }

    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        join(thread, Timeouts.roundedUp(millis, nanos));
    }

    public static boolean join(Thread thread, Duration duration) throws InterruptedException {
        if (Hooks.kernel.state(thread) == Thread.State.NEW) {
            throw new IllegalThreadStateException("Thread not started");
        }
        long nanos = Timeouts.saturatedNanos(duration);
        return nanos <= 0 ? !Hooks.kernel.isAlive(thread) : Hooks.kernel.join(thread, nanos);
    }

    public static boolean isAlive(Thread thread) {
        return Hooks.kernel.isAlive(thread);
    }

    public static Thread.State state(Thread thread) {
        return Hooks.kernel.state(thread);
    }

    public static void interrupted(Thread thread) {
        Hooks.kernel.interrupted(thread);
    }

    public static void interrupt(ThreadGroup group) {
        for (Thread thread : Numbering.membersOf(group, Hooks.kernel.threads(), true)) {
            thread.interrupt();
        }
    }

    public static int activeCount() {
        return Hooks.kernel.threads().length;
    }

    public static int enumerate(Thread[] into) {
        return copy(Hooks.kernel.threads(), into);
    }

    /** Frames only of the one that asks: the others stand in the search's. */
    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        Map<Thread, StackTraceElement[]> all = new HashMap<>();
        for (Thread thread : Hooks.kernel.threads()) {
            boolean asks = thread == Thread.currentThread();
            all.put(thread, asks ? new Throwable().getStackTrace() : new StackTraceElement[0]);
        }
        return all;
    }

    public static int activeCount(ThreadGroup group) {
        return Numbering.membersOf(group, Hooks.kernel.threads(), true).length;
    }

    public static int enumerate(ThreadGroup group, Thread[] into) {
        return enumerate(group, into, true);
    }

    public static int enumerate(ThreadGroup group, Thread[] into, boolean recurse) {
        return copy(Numbering.membersOf(group, Hooks.kernel.threads(), recurse), into);
    }

    public static Reference<?> removeReference(ReferenceQueue<?> queue) throws InterruptedException {
        return removeReference(queue, 0);
    }

    /** What the collector finds comes from outside of the schedule: some real time is given to it, then the program's time passes. */
    public static Reference<?> removeReference(ReferenceQueue<?> queue, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Hooks.kernel.enter(ENQUEUED, 0);
        try {
            Reference<?> found = removeNow(queue);
            long left = Timeouts.nanos(millis);
            long end = millis == 0 ? 0 : Hooks.kernel.nanoTime() + left;
            while (found == null && (millis == 0 || left > 0)) {
                Hooks.kernel.await(ENQUEUED, left, 0); // 0 is for ever
                found = removeNow(queue);
                left = millis == 0 ? 0 : end - Hooks.kernel.nanoTime();
            }
            return found;
        } finally {
            Hooks.kernel.exit(ENQUEUED, 0);
        }
    }

    private static Reference<?> removeNow(ReferenceQueue<?> queue) throws InterruptedException {
        Thread suspended = Hooks.suspend();
        try {
            return queue.remove(REAL_MILLIS_FOR_COLLECTOR);
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** Enqueues a reference, and wakes those that wait for one in any queue. */
    public static boolean enqueue(Reference<?> reference) {
        boolean enqueued;
        Thread suspended = Hooks.suspend();
        try {
            enqueued = reference.enqueue();
        } finally {
            Hooks.resume(suspended);
        }
        if (enqueued) {
            Hooks.kernel.enter(ENQUEUED, 0);
            Hooks.kernel.signal(ENQUEUED, true, 0);
            Hooks.kernel.exit(ENQUEUED, 0);
        }
        return enqueued;
    }

    /** What a Cleaner's thread waits for does not happen in a schedule, as far as the program can tell: garbage may be collected at any time, or never. */
    public static Reference<?> removeCleanable(ReferenceQueue<?> queue, long millis) throws InterruptedException {
        while (Hooks.controlled()) {
            Hooks.kernel.park(queue, 0);
        }
        return queue.remove(millis);
    }

    public static void sleepNanos(long nanos) throws InterruptedException {
        Hooks.kernel.sleep(nanos);
    }

    public static void yieldNow() {
        Hooks.kernel.yield(false);
    }

    public static void sleep(long millis) throws InterruptedException {
        if (!Hooks.controlled()) {
            Thread.sleep(millis);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Hooks.kernel.sleep(Timeouts.nanos(millis));
    }

    public static void yield() {
        if (Hooks.controlled()) {
            Hooks.kernel.yield(false);
        } else {
            Thread.yield();
        }
    }

    public static void onSpinWait() {
        if (Hooks.controlled()) {
            Hooks.kernel.yield(true);
        } else {
            Thread.onSpinWait();
        }
    }

    /** The JDK spins a little before it parks, in hope of another processor; under control there is none. */
    public static void spinInJdk() {
        if (!Hooks.controlled()) {
            Thread.onSpinWait();
        } else if (Numbering.isManySpins()) {
            Hooks.kernel.yield(true);
        }
    }

    public static void exit(Runtime runtime, int status) {
        Hooks.kernel.exit(status);
    }

    public static void halt(Runtime runtime, int status) {
        Hooks.kernel.halt(status);
    }

    public static void addShutdownHook(Runtime runtime, Thread hook) {
        Hooks.kernel.addShutdownHook(hook);
    }

    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        return Hooks.kernel.removeShutdownHook(hook);
    }

    private static int copy(Thread[] threads, Thread[] into) {
        int count = Math.min(threads.length, into.length);
        System.arraycopy(threads, 0, into, 0, count);
        return count;
    }
}
