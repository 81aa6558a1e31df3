package dev.heddle.bridge;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Called by instrumented code, and by the patched classes of the JDK. Its fields are static because those have no other way to reach it; the engine alone
 * writes them.
 *
 * <p>Every hook may be called on any thread. On one that is not under control ({@link #controlled()}) it does what the code did before it was instrumented,
 * or nothing.
 */
public final class Hooks {
    /** The thread that is on the processor and under control; null while none is. Written at each switch, on the thread that gives it away. */
    public static Thread running;

    /** Whether the kernel wants to be told values: only while a failing schedule is replayed to write down its steps. */
    public static boolean tracing;

    /** Set once, before the first scenario class is loaded. */
    public static Kernel kernel;

    /**
     * Number of the schedule: the engine adds one before each, and thereby makes the static state of all instrumented classes as new; it is initialised
     * again when it is first used, as the JVM would.
     */
    public static int epoch = 1;

    /**
     * The place of the last call to a class that is not instrumented: where the thread that parks, sleeps or starts another is in its code. Calls of threads out of
     * control do not count: the engine uses classes of the JDK that may be explored inside of.
     */
    public static int site;

    private static final long REAL_MILLIS_FOR_COLLECTOR = 50;

    private static Thread initialising;
    private static int initialisers;

    private Hooks() {}

    /**
     * Whether the caller is under control. The JVM's own threads (cleaners, finalisers, class initialisation on other threads) pass through patched methods
     * too, and must fall through to the original code.
     */
    public static boolean controlled() {
        Thread thread = running;
        return thread != null && thread == Thread.currentThread();
    }

    /**
     * Takes the caller out of control, as far as anybody but the kernel can see: for the JVM's own work on a program's thread (loading a class, linking a call
     * site), which happens in the first schedule that comes by and never again.
     *
     * @return to be handed to {@link #resume}; null if it was not under control
     */
    public static Thread suspend() {
        if (!controlled()) {
            return null;
        }
        Thread suspended = running;
        running = null;
        return suspended;
    }

    /** End of what {@link #suspend} began. */
    public static void resume(Thread suspended) {
        if (suspended != null) {
            running = suspended;
        }
    }

    /** As {@link #suspend}, for the static initialisers of the JDK: they run once, in the first schedule that comes by. */
    public static void beginInitialiser() {
        if (controlled()) {
            initialising = running;
            running = null;
            initialisers = 1;
        } else if (initialising != null && initialising == Thread.currentThread()) {
            initialisers++;
        }
    }

    /** End of what {@link #beginInitialiser} began. */
    public static void endInitialiser() {
        if (initialising != null && initialising == Thread.currentThread() && --initialisers == 0) {
            running = initialising;
            initialising = null;
        }
    }

    // Fields and array elements. The access itself follows, in the instrumented code.

    public static void read(Object owner, int site) {
        if (controlled()) {
            kernel.read(owner, site);
        }
    }

    public static void readStatic(int site) {
        if (controlled()) {
            kernel.read(null, site);
        }
    }

    public static void write(Object owner, int site) {
        if (controlled()) {
            kernel.write(owner, site);
        }
    }

    public static void writeStatic(int site) {
        if (controlled()) {
            kernel.write(null, site);
        }
    }

    public static void readElement(Object array, int index, int site) {
        if (controlled()) {
            kernel.readElement(array, index, site);
        }
    }

    public static void writeElement(Object array, int index, int site) {
        if (controlled()) {
            kernel.writeElement(array, index, site);
        }
    }

    // Calls to classes that are not instrumented.

    /** Before a call that reads or writes {@code receiver} as a whole. */
    public static void call(Object receiver, int site) {
        if (controlled()) {
            Hooks.site = site;
            kernel.call(receiver, site);
        }
    }

    public static void reads(Object argument, int site) {
        if (controlled()) {
            Hooks.site = site;
            kernel.reads(argument, site);
        }
    }

    /** Before a task is run: if it is one of the JDK's, that is a call to a class that is not instrumented. */
    public static void runs(Object task, int site) {
        if (task instanceof Future || task instanceof CompletableFuture.AsynchronousCompletionTask) {
            call(task, site);
        }
    }

    /** Before a call that itself comes to the kernel, or concerns nothing that is shared. */
    public static void at(int site) {
        if (controlled()) {
            Hooks.site = site;
        }
    }

    /** First thing in a method that classes which are not instrumented may call. */
    public static void calledBack() {
        if (controlled()) {
            kernel.calledBack();
        }
    }

    /** Last thing in such a method, however it ends. */
    public static void returns(int site) {
        if (controlled()) {
            kernel.returns(site);
        }
    }

    /** After a call that came to {@link #call} or {@link #write}: one that tried to change something, and did not. */
    public static void unless(boolean changed) {
        if (!changed && controlled()) {
            kernel.unchanged();
        }
    }

    // Monitors.

    public static void enter(Object monitor, int site) {
        Objects.requireNonNull(monitor); // as monitorenter throws
        if (controlled()) {
            kernel.enter(monitor, site);
        }
    }

    public static void exit(Object monitor, int site) {
        if (controlled()) {
            kernel.exit(monitor, site);
        }
    }

    /** Of a class of the JDK: no site, and a scheduling point only where it has to wait. */
    public static void enter(Object monitor) {
        enter(monitor, 0);
    }

    public static void exit(Object monitor) {
        exit(monitor, 0);
    }

    /** First thing where a {@code ReentrantLock} is taken. */
    public static void locking(Object lock) {
        if (controlled()) {
            kernel.locking(lock);
        }
    }

    public static boolean holdsLock(Object monitor) {
        return controlled() ? kernel.holds(monitor) : Thread.holdsLock(monitor);
    }

    public static void wait(Object monitor, int site) throws InterruptedException {
        wait(monitor, 0, site);
    }

    public static void wait(Object monitor, long millis, int site) throws InterruptedException {
        if (!controlled()) {
            monitor.wait(millis);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        kernel.await(monitor, nanos(millis), site);
    }

    public static void wait(Object monitor, long millis, int nanos, int site) throws InterruptedException {
        wait(monitor, roundedUp(millis, nanos), site);
    }

    public static void notify(Object monitor, int site) {
        if (controlled()) {
            kernel.signal(monitor, false, site);
        } else {
            monitor.notify();
        }
    }

    public static void notifyAll(Object monitor, int site) {
        if (controlled()) {
            kernel.signal(monitor, true, site);
        } else {
            monitor.notifyAll();
        }
    }

    // Static initialisers.

    public static void atomicBegin() {
        if (controlled()) {
            kernel.atomicBegin();
        }
    }

    public static void atomicEnd() {
        if (controlled()) {
            kernel.atomicEnd();
        }
    }

    /** Before a class is initialised, or is found not to be: waits for a thread that is at it (JLS 12.4.2). */
    public static void lockClass(Class<?> type) {
        if (controlled()) {
            kernel.lockClass(type);
        }
    }

    /** End of what {@link #lockClass} began. */
    public static void unlockClass(Class<?> type) {
        if (controlled()) {
            kernel.unlockClass(type);
        }
    }

    /** An enum has constants that are to last for this schedule only. */
    public static void renewed(Class<?> enumeration) {
        Kernel known = kernel;
        if (known != null) {
            known.renewed(enumeration);
        }
    }

    /** What the JVM throws when a static initialiser has thrown. */
    public static Error initialiserFailed(Throwable thrown) {
        atomicEnd();
        return thrown instanceof Error ? (Error) thrown : new ExceptionInInitializerError(thrown);
    }

    // Prologues of LockSupport and Thread: called only if controlled.

    public static void park() {
        kernel.park(null, 0);
    }

    public static void parkNanos(long nanos) {
        parkNanos(null, nanos);
    }

    public static void parkUntil(long deadlineMillis) {
        parkUntil(null, deadlineMillis);
    }

    public static void park(Object blocker) {
        kernel.park(blocker, 0);
    }

    public static void parkNanos(Object blocker, long nanos) {
        kernel.park(blocker, nanos <= 0 ? -1 : nanos);
    }

    public static void parkUntil(Object blocker, long deadlineMillis) {
        long left = deadlineMillis - Math.floorDiv(kernel.epochNanos(), 1_000_000L);
        kernel.park(blocker, left <= 0 ? -1 : nanos(left));
    }

    public static void unpark(Thread thread) {
        if (thread != null) {
            kernel.unpark(thread);
        }
    }

    public static void start(Thread thread) {
        kernel.start(thread);
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
        Kernel known = kernel;
        if (known != null && thread == Thread.currentThread()) {
            known.begin(thread);
        }
    }

    /** Last thing in {@code Thread.exit}. */
    public static void end(Thread thread) {
        Kernel known = kernel;
        if (known != null) {
            known.end(thread);
        }
    }

    /** Whether an uncaught exception is none of the program's. Called on any thread. */
    public static boolean unwinds(Throwable exception) {
        return exception instanceof Unwinding;
    }

    public static void uncaught(Thread thread, Throwable exception) {
        kernel.uncaught(thread, exception);
    }

    public static void join(Thread thread, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        kernel.join(thread, nanos(millis));
    }

    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        join(thread, roundedUp(millis, nanos));
    }

    public static boolean join(Thread thread, Duration duration) throws InterruptedException {
        if (kernel.state(thread) == Thread.State.NEW) {
            throw new IllegalThreadStateException("Thread not started");
        }
        long nanos = saturatedNanos(duration);
        return nanos <= 0 ? !kernel.isAlive(thread) : kernel.join(thread, nanos);
    }

    public static boolean isAlive(Thread thread) {
        return kernel.isAlive(thread);
    }

    public static Thread.State state(Thread thread) {
        return kernel.state(thread);
    }

    public static void interrupted(Thread thread) {
        kernel.interrupted(thread);
    }

    public static int activeCount() {
        return kernel.threads().length;
    }

    public static int enumerate(Thread[] into) {
        return copy(kernel.threads(), into);
    }

    public static int activeCount(ThreadGroup group) {
        return Numbering.membersOf(group, kernel.threads(), true).length;
    }

    public static int enumerate(ThreadGroup group, Thread[] into) {
        return enumerate(group, into, true);
    }

    public static int enumerate(ThreadGroup group, Thread[] into, boolean recurse) {
        return copy(Numbering.membersOf(group, kernel.threads(), recurse), into);
    }

    public static Reference<?> removeReference(ReferenceQueue<?> queue) throws InterruptedException {
        return removeReference(queue, 0);
    }

    /** What the collector finds comes from outside of the schedule: some real time is given to it, then the program's time passes. */
    public static Reference<?> removeReference(ReferenceQueue<?> queue, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        while (true) {
            Thread suspended = suspend();
            Reference<?> found;
            try {
                found = queue.remove(REAL_MILLIS_FOR_COLLECTOR);
            } finally {
                resume(suspended);
            }
            if (found != null) {
                return found;
            }
            if (millis > 0) {
                kernel.sleep(nanos(millis));
                return queue.poll();
            }
            kernel.park(queue, 0);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** What a Cleaner's thread waits for does not happen in a schedule, as far as the program can tell: garbage may be collected at any time, or never. */
    public static Reference<?> removeCleanable(ReferenceQueue<?> queue, long millis) throws InterruptedException {
        while (controlled()) {
            kernel.park(queue, 0);
        }
        return queue.remove(millis);
    }

    public static void sleepNanos(long nanos) throws InterruptedException {
        kernel.sleep(nanos);
    }

    public static void yieldNow() {
        kernel.yield(false);
    }

    // In place of native methods, which have no prologue.

    public static void sleep(long millis) throws InterruptedException {
        if (!controlled()) {
            Thread.sleep(millis);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        kernel.sleep(nanos(millis));
    }

    public static void yield() {
        if (controlled()) {
            kernel.yield(false);
        } else {
            Thread.yield();
        }
    }

    public static void onSpinWait() {
        if (controlled()) {
            kernel.yield(true);
        } else {
            Thread.onSpinWait();
        }
    }

    /** The JDK spins a little before it parks, in hope of another processor; under control there is none. */
    public static void spinInJdk() {
        if (!controlled()) {
            Thread.onSpinWait();
        } else if (Numbering.isManySpins()) {
            kernel.yield(true);
        }
    }

    public static long nanoTime() {
        return controlled() ? kernel.nanoTime() : System.nanoTime();
    }

    public static long currentTimeMillis() {
        return controlled() ? Math.floorDiv(kernel.epochNanos(), 1_000_000L) : System.currentTimeMillis();
    }

    public static Instant instant() {
        long nanos = kernel.epochNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    public static int identityHashCode(Object object) {
        if (object instanceof Hashed) {
            return ((Hashed) object).heddle$hash();
        }
        if (object instanceof Class) {
            return hashOfClass((Class<?>) object);
        }
        return object != null && controlled() ? kernel.identityHash(object) : System.identityHashCode(object);
    }

    /** In place of a call of {@code hashCode} through {@code Object}, which may be the identity hash code of a class that is not instrumented. */
    public static int hashCode(Object object) {
        if (object instanceof Class) {
            return hashOfClass((Class<?>) object);
        }
        boolean asks = object != null && !(object instanceof String) && controlled();
        return asks ? kernel.hash(object) : object.hashCode();
    }

    /**
     * By its name, as it lives as long as the JVM, without what follows in that of a lambda's class: a number and an address. Called before the JVM is
     * initialised: String.hashCode would then initialise classes too early.
     */
    private static int hashOfClass(Class<?> type) {
        String name = type.getName();
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '$' && i > 0 && name.charAt(i - 1) == '$') {
                break;
            }
            hash = 31 * hash + c;
        }
        return hash;
    }

    /** After {@code Object.clone}, which copies all fields. */
    public static void cloned(Object copy) {
        if (copy instanceof Hashed) {
            ((Hashed) copy).heddle$copied();
        }
    }

    /** The next identity hash code of an instrumented class. */
    public static int nextHash() {
        return Numbering.nextHash();
    }

    public static int availableProcessors(Runtime runtime) {
        return controlled() ? PROCESSORS : runtime.availableProcessors();
    }

    public static void exit(Runtime runtime, int status) {
        kernel.exit(status);
    }

    public static void halt(Runtime runtime, int status) {
        kernel.halt(status);
    }

    public static void addShutdownHook(Runtime runtime, Thread hook) {
        kernel.addShutdownHook(hook);
    }

    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        return kernel.removeShutdownHook(hook);
    }

    // Randomness and numbering, the same in every replay.

    /** A seed; called only if controlled. */
    public static long seed() {
        return kernel.seed();
    }

    /** In place of {@code AtomicLong.getAndAdd} where the JDK makes seeds by it. */
    public static long seed(AtomicLong seeder, long increment) {
        return controlled() ? kernel.seed() : seeder.getAndAdd(increment);
    }

    /** In place of {@code AtomicInteger.addAndGet} where the JDK makes probes by it. */
    public static int probe(AtomicInteger probes, int increment) {
        return controlled() ? (int) kernel.seed() : probes.addAndGet(increment);
    }

    /** In place of {@code AtomicInteger.getAndIncrement} where the JDK numbers threads, pools and timers by it. */
    public static int number(AtomicInteger numbers) {
        return controlled() ? Numbering.next(numbers) : numbers.getAndIncrement();
    }

    public static int nextThreadNumber() {
        return Numbering.nextThreadNumber();
    }

    public static long nextThreadId() {
        return Numbering.nextThreadId();
    }

    public static int nextPoolId(int increment) {
        return Numbering.nextPoolId(increment);
    }

    public static double random() {
        return Numbering.random().nextDouble();
    }

    public static void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(kernel.seed()));
    }

    public static UUID randomUUID() {
        long version4 = kernel.seed() & ~0xF000L | 0x4000L;
        return new UUID(version4, kernel.seed() >>> 2 | Long.MIN_VALUE);
    }

    public static void nextBytes(SecureRandom random, byte[] bytes) {
        new Random(kernel.seed()).nextBytes(bytes);
    }

    /** Threads of a controlled program share no probe with a carrier: it lives on from schedule to schedule. */
    public static Thread carrier(Thread carrier) {
        return controlled() ? Thread.currentThread() : carrier;
    }

    /** Virtual threads under control are made as the JDK makes them where it has no continuations: as threads that the kernel can run. */
    public static boolean unlessControlled(boolean supported) {
        return supported && !controlled();
    }

    // Values, only while tracing. What is on the stack was duplicated for it.

    public static void value(Object value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(int value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(boolean value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(byte value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(char value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(short value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(long value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(float value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    public static void value(double value) {
        if (tracing && controlled()) {
            kernel.value(value);
        }
    }

    /** What a controlled program is told about the machine: the same everywhere, so that a replay on another machine takes the same way. */
    private static final int PROCESSORS = 4;

    private static int copy(Thread[] threads, Thread[] into) {
        int count = Math.min(threads.length, into.length);
        System.arraycopy(threads, 0, into, 0, count);
        return count;
    }

    private static long nanos(long millis) {
        return millis > Long.MAX_VALUE / 1_000_000L ? Long.MAX_VALUE : millis * 1_000_000L;
    }

    private static long roundedUp(long millis, int nanos) {
        if (nanos < 0 || nanos > 999_999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        return nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis;
    }

    private static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
