package dev.heddle.bridge;

/**
 * What the hooks hand on to: the part of the engine that decides which thread goes on.
 *
 * <p>Every method is called on a controlled thread ({@link Hooks#controlled()}), so on one thread at a time. A method that is a scheduling point may give
 * the processor to other threads before it returns. A {@code site} is the number of a place in the code, as the instrumentation gave it out; it tells class,
 * method, line, and the name of the field or method.
 */
public interface Kernel {
    /** Before a field is read; {@code owner} is null for a static field. */
    void read(Object owner, int site);

    /** Before a field is written; {@code owner} is null for a static field. */
    void write(Object owner, int site);

    /** Before an array element is read. */
    void readElement(Object array, int index, int site);

    /** Before an array element is written. */
    void writeElement(Object array, int index, int site);

    /**
     * A field is looked up, and is reached through a handle from now on. Called on any thread.
     *
     * @param handle a {@code VarHandle} or a field updater
     */
    void standsFor(Object handle, Class<?> declaring, String field, boolean isStatic);

    /**
     * Before an access through a {@code VarHandle} or a field updater; the site tells whether it may write.
     *
     * @param first what it is given first, the owner of the field if that is not static; null if that is no object
     */
    void access(Object handle, Object first, int site);

    /**
     * Before a field is read or written by reflection or through a method handle.
     *
     * @param owner null for a static field
     * @param site where the program calls what does it
     */
    void access(Object owner, Class<?> declaring, String field, boolean writes, int site);

    /** Before an array element is read or written through a method handle; {@code site} as in {@link #access(Object, Class, String, boolean, int)}. */
    void accessElement(Object array, int index, boolean writes, int site);

    /** Before a call to a trusted class that reads or writes {@code receiver} as a whole, the site tells which; null for a static method. */
    void call(Object receiver, int site);

    /** Before a trusted class reads an argument that it makes a text of, or each of several if it is an array. */
    void reads(Object argument, int site);

    /** After a call or a write: it changed nothing, as a compare-and-set that failed. */
    void unchanged();

    /** First thing in a method that classes which are not instrumented may call: a lambda's body, a method that overrides one of theirs. */
    void calledBack();

    /** Last thing in such a method, however it ends: what it returns to may go on with something that others can see. */
    void returns(int site);

    /** Only while {@link Hooks#tracing}: the value that the last access of this thread read or wrote, or what its last call returned, boxed. */
    void value(Object value);

    /** In place of entering a monitor. Re-entrant. */
    void enter(Object monitor, int site);

    /** In place of leaving a monitor. */
    void exit(Object monitor, int site);

    /** First thing where a {@code ReentrantLock} is taken: of the program, or inside of a class of the JDK. */
    void locking(Object lock);

    /** First thing where it is given back. */
    void unlocking(Object lock);

    /** In place of {@code Thread.holdsLock}. */
    boolean holds(Object monitor);

    /** In place of {@code Object.wait}; {@code nanos} 0 waits without limit. */
    void await(Object monitor, long nanos, int site) throws InterruptedException;

    /** In place of {@code notify} and {@code notifyAll}. */
    void signal(Object monitor, boolean all, int site);

    /** In place of {@code LockSupport.park} and its timed forms; {@code nanos} 0 parks without limit, below 0 not at all. */
    void park(Object blocker, long nanos);

    /** In place of {@code LockSupport.unpark}. Not a scheduling point: where the scenario's own code calls it, {@link #call} comes before. */
    void unpark(Thread thread);

    /**
     * In place of the native {@code start0} in {@code Thread.start}, after its checks, and of the start of virtual threads. A virtual thread must be one of
     * those whose {@code run} runs its task ({@code ThreadBuilders.BoundVirtualThread}).
     */
    void start(Thread thread);

    /**
     * First thing in the {@code run} of {@code Thread} and of every class that extends it: a thread that really was started waits here for its turn. The one
     * method that is called on threads that are not under control (yet), and it returns at once on those that never will be.
     */
    void begin(Thread thread);

    /** A thread of a pool begins to look for its next task, or is done with that. */
    void looksForTask(boolean begins);

    /** Whether only a pool would catch what is thrown here. */
    boolean isInPool();

    /** In place of {@code Thread.dispatchUncaughtException}. */
    void uncaught(Thread thread, Throwable exception);

    /** Last thing in {@code Thread.exit}, which the JVM calls at the end of a thread that really was started. Nothing is under control after it. */
    void end(Thread thread);

    /** In place of {@code Thread.join}; {@code nanos} 0 waits without limit. Answers whether the thread has ended. */
    boolean join(Thread thread, long nanos) throws InterruptedException;

    /** In place of {@code Thread.isAlive}. */
    boolean isAlive(Thread thread);

    /** In place of {@code Thread.getState}. */
    Thread.State state(Thread thread);

    /** In place of {@code Thread.enumerate} and its kin: the threads of the program that are alive, in order of their creation. */
    Thread[] threads();

    /** Beside {@code Thread.interrupt}, before the thread's flag is set: wakes it if it waits. */
    void interrupted(Thread thread);

    /** In place of {@code Thread.sleep}. */
    void sleep(long nanos) throws InterruptedException;

    /** In place of {@code Thread.yield} ({@code spin} false) and {@code Thread.onSpinWait} ({@code spin} true). */
    void yield(boolean spin);

    /** In place of {@code System.nanoTime}. */
    long nanoTime();

    /** In place of {@code System.currentTimeMillis} and the wall clock behind {@code Instant.now}, in nanoseconds since 1970. */
    long epochNanos();

    /** In place of an identity hash code: the same for the same object of every replay. */
    int identityHash(Object object);

    /** The hash code of an object: its own, unless that is the JVM's identity hash code, in whose place comes {@link #identityHash}. */
    int hash(Object object);

    /** A seed for a generator that would otherwise seed itself: the same in every replay. */
    long seed();

    /** In place of {@code System.exit}: runs the shutdown hooks, and ends the program's schedule, not the worker; does not return normally. */
    void exit(int status);

    /** In place of {@code Runtime.halt}: as {@link #exit}, without the hooks. */
    void halt(int status);

    /** In place of {@code Runtime.addShutdownHook}. */
    void addShutdownHook(Thread hook);

    /** In place of {@code Runtime.removeShutdownHook}. */
    boolean removeShutdownHook(Thread hook);

    /** An enum was initialised again: its constants are those of this schedule. Also called on threads that are not under control. */
    void renewed(Class<?> enumeration);

    /**
     * A thread needs a class that is not initialised in this schedule: waits while another is at it. Nests.
     *
     * @param start place of the start of its initialiser
     * @param inside place that stands for its inside
     */
    void lockClass(Class<?> type, int start, int inside);

    /** End of what {@link #lockClass} began. */
    void unlockClass(Class<?> type);

    /**
     * A static initialiser begins on this thread; nests.
     *
     * @param start place of its start; 0 if the JVM runs it itself, so that no switch can happen in it
     * @param inside place that stands for its inside
     */
    void beginInitialiser(int start, int inside);

    /** End of what {@link #beginInitialiser} began, also if it was by an exception. */
    void endInitialiser();

    /** Of the frames of a stack trace, the innermost first, those of the program: how Heddle came to call it differs from run to run. */
    StackTraceElement[] ofProgram(StackTraceElement[] frames);

    /** The JVM is about to call a class of the program, a class loader, and what that does is not seen. Called while nothing is under control. */
    void unseen(Class<?> type);

    /** The program asks which thread it is in. */
    void looksAtThread();
}
