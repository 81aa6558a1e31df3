package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Kernel;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.engine.explore.thread.Strand;
import dev.heddle.engine.explore.thread.Strands;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What instrumented code asks for, carried out on the model of the program. One search thread owns it and runs schedules on it, one after the other. */
public final class ControlKernel implements Kernel, ThreadLife {
    private final Scheduler scheduler;
    private final Options options;
    private final ProgramEvents events;
    private final ObjectTable objects = new ObjectTable();
    private final FieldTable fields = new FieldTable();
    private final ObjectTable hashed = new ObjectTable();
    private final Memory memory;
    private final CallSteps calls;
    private final Lookups lookups;
    private final MonitorTable monitors;
    private final ClassLocks classLocks;
    private final Waits waits;
    private final CommonPools commonPools = new CommonPools();
    private final RacedClasses raced = new RacedClasses();
    private final EnumConstants enumConstants = new EnumConstants();
    private final ThreadCalls threadCalls;
    private final ProgramEnd end;
    private long seeds;

    public ControlKernel(Strands strands, Places known, Options options, ProgramEvents events) {
        this.options = options;
        this.events = events;
        this.scheduler = new Scheduler(strands, options, this);
        PlaceTable places = new PlaceTable(known);
        this.memory = new Memory(scheduler, places, objects, fields);
        this.calls = new CallSteps(scheduler, places, objects, memory, raced);
        this.lookups = new Lookups(memory, calls, known);
        this.waits = new Waits(scheduler);
        this.monitors = new MonitorTable(scheduler, places, objects, waits);
        this.classLocks = new ClassLocks(scheduler, waits);
        this.threadCalls = new ThreadCalls(scheduler, places, memory, objects, fields, waits, commonPools);
        this.end = new ProgramEnd(scheduler, threadCalls, waits, events);
    }

    /** Called on the search thread before the first schedule. */
    public void prepare() {
        scheduler.strands().prepare();
    }

    /**
     * Runs one schedule, on the calling thread or on threads of its own while the caller waits.
     *
     * @param strategy chooses; its {@code begin} has been called, its {@code end} is called here
     * @param name of thread 0
     * @param main its work
     * @param stopped called on the calling thread at the end, while what has not ended still stands where it stood
     * @param listener hears of each step; null while searching
     */
    public Ending run(
            Strategy strategy, String name, Runnable main, Runnable stopped, @Nullable StepListener listener) {
        objects.clear();
        fields.clear();
        hashed.clear();
        monitors.reset();
        classLocks.reset();
        seeds = options.seed();
        Hooks.epoch++;
        commonPools.renew();
        enumConstants.forget();
        end.reset();
        Hooks.tracing = listener != null;
        try {
            return scheduler.run(strategy, name, main, stopped, listener);
        } finally {
            Hooks.tracing = false;
        }
    }

    // Memory.

    @Override
    public void read(@Nullable Object owner, int site) {
        memory.field(owner, site, Operation.READ);
    }

    @Override
    public void write(@Nullable Object owner, int site) {
        memory.field(owner, site, Operation.WRITE);
    }

    @Override
    public void readElement(Object array, int index, int site) {
        memory.element(array, index, site, Operation.READ);
    }

    @Override
    public void writeElement(Object array, int index, int site) {
        memory.element(array, index, site, Operation.WRITE);
    }

    @Override
    public void standsFor(Object handle, Class<?> declaring, String field, boolean isStatic) {
        lookups.standsFor(handle, declaring, field, isStatic);
    }

    @Override
    public void access(Object handle, @Nullable Object first, int site) {
        lookups.access(handle, first, site);
    }

    @Override
    public void access(@Nullable Object owner, Class<?> declaring, String field, boolean writes, int site) {
        lookups.access(owner, declaring, field, writes, site);
    }

    @Override
    public void accessElement(Object array, int index, boolean writes, int site) {
        lookups.element(array, index, writes, site);
    }

    @Override
    public void call(@Nullable Object receiver, int site) {
        calls.call(receiver, site);
    }

    @Override
    public void reads(@Nullable Object argument, int site) {
        calls.reads(argument, site);
    }

    @Override
    public void calledBack() {
        calls.calledBack();
    }

    @Override
    public void returns(int site) {
        calls.returns(site);
    }

    @Override
    public void unchanged() {
        ControlledThread me = scheduler.me();
        if (me.stepped && me.kind == Operation.WRITE) {
            scheduler.spinning.unchanged(me);
            me.stepped = false;
        }
    }

    @Override
    public void value(@Nullable Object value) {
        scheduler.value(value);
    }

    // Monitors.

    @Override
    public void enter(Object monitor, int site) {
        monitors.enter(scheduler.me(), monitor, site);
    }

    @Override
    public void exit(Object monitor, int site) {
        monitors.exit(scheduler.me(), monitor, site);
    }

    @Override
    public void locking(Object lock) {
        calls.locking(lock);
    }

    @Override
    public void unlocking(Object lock) {
        calls.unlocking(lock);
    }

    @Override
    public void unseen(Class<?> type) {
        raced.close(type);
    }

    @Override
    public boolean holds(Object monitor) {
        return monitors.holds(scheduler.me(), monitor);
    }

    @Override
    public void await(Object monitor, long nanos, int site) throws InterruptedException {
        monitors.await(scheduler.me(), monitor, nanos, site);
    }

    @Override
    public void signal(Object monitor, boolean all, int site) {
        monitors.signal(scheduler.me(), monitor, all, site);
    }

    // Threads.

    @Override
    public void park(@Nullable Object blocker, long nanos) {
        Object told =
                blocker == null ? LockSupport.getBlocker(scheduler.me().thread()) : blocker; // conditions set it before
        waits.park(scheduler.me(), told, nanos, Hooks.site);
    }

    @Override
    public void unpark(Thread thread) {
        threadCalls.unpark(thread);
    }

    @Override
    public void start(Thread thread) {
        threadCalls.start(thread);
    }

    @Override
    public boolean join(Thread thread, long nanos) throws InterruptedException {
        return threadCalls.join(thread, nanos);
    }

    @Override
    public boolean isAlive(Thread thread) {
        return threadCalls.isAlive(thread);
    }

    @Override
    public Thread.State state(Thread thread) {
        return threadCalls.state(thread);
    }

    @Override
    public Thread[] threads() {
        return threadCalls.threads();
    }

    /** Called on the main thread, in its work, before it calls a method of the program: what that returns to is none of the JDK's code. */
    public void callsProgram() {
        scheduler.me().callbacks.calledByHarness();
    }

    /** Called on the main thread, in its work: runs actors at once, each on a thread of its own, and returns when all have ended. */
    public void runTogether(String[] names, Runnable[] bodies) {
        ControlledThread me = scheduler.me();
        for (int i = 0; i < names.length; i++) {
            Hooks.running = null;
            Thread thread = scheduler.strands().thread(names[i]);
            ControlledThread actor = scheduler.threads.add(thread, bodies[i]);
            scheduler.threads.actor(actor);
            actor.strand = scheduler.strands().spawn(thread, actor);
            Hooks.running = me.thread();
        }
        scheduler.stale();
        scheduler.updateAlone();
        waits.actors(me);
    }

    @Override
    public void interrupted(Thread thread) {
        waits.interrupt(scheduler.me(), threadCalls.find(thread, Operation.WRITE), Hooks.site);
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        waits.sleep(scheduler.me(), nanos, Hooks.site);
    }

    @Override
    public void yield(boolean spin) {
        waits.pause(scheduler.me(), Hooks.site);
    }

    @Override
    public void begin(Thread thread) {
        scheduler.strands().begin(thread);
    }

    @Override
    public void end(Thread thread) {
        try {
            if (Hooks.running == thread && !scheduler.over()) {
                threadCalls.ends(thread);
            }
        } finally {
            if (scheduler.over() && Hooks.running == thread) {
                Hooks.running = null; // unwound
            }
            scheduler.strands().end(thread);
        }
    }

    // What differs from run to run, made the same in each.

    @Override
    public long nanoTime() {
        look();
        return scheduler.clock.now();
    }

    @Override
    public long epochNanos() {
        look();
        return scheduler.clock.epochNanos();
    }

    /** Who waits for the time to pass gives way to those who have something to do: it passes only when nobody has. */
    private void look() {
        if (scheduler.clock.isWaitedFor(scheduler.spinning.changes())) {
            waits.pause(scheduler.me(), Hooks.site);
        }
        scheduler.clock.look(scheduler.spinning.changes());
        scheduler.threads.timeOut(scheduler.clock);
        scheduler.stale();
    }

    @Override
    public int identityHash(Object object) {
        int number = hashed.findOrAdd(object) + 1;
        return (int) (mix(number) >>> 33);
    }

    @Override
    public int hash(Object object) {
        return IdentityHashes.has(object.getClass()) ? identityHash(object) : object.hashCode();
    }

    @Override
    public long seed() {
        return mix(seeds += 0x9E3779B97F4A7C15L);
    }

    /** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    @Override
    public StackTraceElement[] ofProgram(StackTraceElement[] frames) {
        return ProgramFrames.of(frames);
    }

    // The program's end, and stretches without control.

    @Override
    public void exit(int status) {
        end.exit(status);
    }

    @Override
    public void halt(int status) {
        end.halt(status);
    }

    /** The last thread that keeps the program alive has ended: whether hooks go on. */
    @Override
    public boolean shutDown() {
        return end.shutDown();
    }

    @Override
    public void addShutdownHook(Thread hook) {
        end.addShutdownHook(hook);
    }

    @Override
    public boolean removeShutdownHook(Thread hook) {
        return end.removeShutdownHook(hook);
    }

    @Override
    public void renewed(Class<?> enumeration) {
        Thread suspended = Hooks.suspend();
        enumConstants.renewed(enumeration);
        Hooks.resume(suspended);
    }

    @Override
    public void lockClass(Class<?> type, int start, int inside) {
        classLocks.enter(scheduler.me(), type, start, inside);
    }

    @Override
    public void unlockClass(Class<?> type) {
        classLocks.exit(scheduler.me(), type);
    }

    @Override
    public void beginInitialiser(int start, int inside) {
        scheduler.me().initialisers.begin(start, inside, scheduler.alone());
    }

    @Override
    public void endInitialiser() {
        scheduler.me().initialisers.end();
    }

    @Override
    public void looksAtThread() {
        ControlledThread me = scheduler.me();
        if (me.initialisers.quiet()) {
            me.initialisers.looksAtThread();
        }
    }

    // The life of a thread.

    @Override
    public void begun(ControlledThread thread) {
        scheduler.begun(thread);
    }

    @Override
    public void died(ControlledThread thread, Throwable exception) {
        uncaught(thread.thread(), exception);
    }

    @Override
    public void looksForTask(boolean begins) {
        scheduler.me().callbacks.looksForTask(begins);
    }

    @Override
    public boolean isInPool() {
        return scheduler.me().callbacks.isInPool();
    }

    @Override
    public void uncaught(Thread thread, Throwable exception) {
        if (exception instanceof Abandoned || scheduler.over()) {
            return;
        }
        try {
            threadCalls.looksForHandler(thread);
            Thread.UncaughtExceptionHandler handler = ProgramHandlers.of(thread);
            if (handler != null) {
                handler.uncaughtException(thread, exception);
                return;
            }
        } catch (Throwable e) {
            // As in the JVM: what a handler throws is ignored, and the exception stays uncaught.
            if (e instanceof Abandoned || scheduler.over()) {
                return;
            }
        }
        Hooks.running = null;
        events.uncaught(thread, exception);
        Hooks.running = thread;
    }

    @Override
    public @Nullable Strand ended(ControlledThread thread) {
        return scheduler.ended(thread);
    }

    /** Whether the schedule has come to its end, and threads are only unwound. */
    public boolean isOver() {
        return scheduler.over();
    }

    // What a search asks.

    /** How the last schedule ended, or is about to. */
    public Ending ending() {
        return scheduler.ending();
    }

    /** Threads chosen in the last schedule, in order. */
    public int[] choices() {
        return scheduler.choices.copy();
    }

    /** Names of the threads of the last schedule. */
    public ThreadNames threadNames() {
        return new ThreadNames(scheduler.threads::all);
    }

    /** Whether threads were seen in one unsynchronised collection of the JDK at once, whose class is not explored inside of yet. */
    public boolean raced() {
        return raced.grown();
    }

    /** From now on the classes of all such collections are explored inside of: globs of what has to be instrumented for that. */
    public List<String> openRaced() {
        return raced.open();
    }

    /** Whether a thread waited for its time while others went on, in any schedule so far: it came when they could not. */
    public boolean keptWaiting() {
        return scheduler.threads.keptWaiting();
    }

    /** Names of classes that are not looked into, though threads were in one of their objects at once, or the JVM called them: each call of them was one step so far. */
    public List<String> closed() {
        return raced.closed();
    }

    /** What has been instrumented for that. */
    public List<String> opened() {
        return raced.opened();
    }

    /** What has been instrumented for a schedule that is replayed. */
    public void opened(List<String> globs) {
        raced.open(globs);
    }

    /** Whether the last schedule taught which further places are scheduling points; a complete search then has to begin again. */
    public boolean grown() {
        return scheduler.sharing.grown();
    }

    /** Numbers of the places that were scheduling points in the last schedule. With the choices, they make it the same again. */
    public BitSet points() {
        return scheduler.sharing.hot();
    }

    /** The same, with those that the last schedule has taught. */
    public BitSet knownPoints() {
        return scheduler.sharing.known();
    }

    /** From now on exactly these places are scheduling points, until {@link #learnPoints} is called. */
    public void fixPoints(IntPredicate points) {
        scheduler.sharing.fix(points);
    }

    /** Goes back to learning which places are scheduling points. */
    public void learnPoints() {
        scheduler.sharing.learn();
    }

    /** From now on a schedule may have this many steps; 0 for as many as usual. */
    public void boundSteps(int bound) {
        scheduler.bound.set(bound == 0 ? options.stepBound() : bound, bound != 0);
    }

    /** Steps of all schedules so far; may be called on any thread, which then sees an old value. */
    public long steps() {
        return scheduler.stepsEver();
    }

    /** So many steps, and the last of them takes too long: ends its schedule if its thread goes on for ever. May be called on any thread. */
    public void overdue(long steps) {
        scheduler.endless.overdue(steps);
    }

    /** The thread that took the last step; may be called on any thread, which then may see one that did so a moment ago. */
    public Optional<Thread> onProcessor() {
        return scheduler.onProcessor();
    }

    /** The state of the threads in the last schedule, to be asked while it stands still at its end. */
    public Standstill standstill() {
        return new Standstill(scheduler, monitors, objects, scheduler.listener());
    }
}
