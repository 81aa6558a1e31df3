package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Kernel;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.engine.explore.thread.Strand;
import dev.heddle.engine.explore.thread.Strands;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What instrumented code asks for, carried out on the model of the program. One search thread owns it and runs schedules on it, one after the other. */
public final class ControlKernel implements Kernel, ThreadLife {
    /** How many places a thread may come by that are no scheduling points before it is made to give way. */
    private static final int MOST_WITHOUT_POINT = 20_000;
    /** In place of a field: the life of a thread. */
    private static final int NO_FIELD = 0;

    private final Scheduler scheduler;
    private final PlaceTable places;
    private final Options options;
    private final ProgramEvents events;
    private final ObjectTable objects = new ObjectTable();
    private final FieldTable fields = new FieldTable();
    private final ObjectTable hashed = new ObjectTable();
    private final MonitorTable monitors;
    private final Waits waits;
    private final StaticFields staticFields = new StaticFields();
    private final CommonPools commonPools = new CommonPools();
    private final RacedClasses raced = new RacedClasses();
    private final EnumConstants enumConstants = new EnumConstants();
    private final ShutdownHooks hooks = new ShutdownHooks();
    private long seeds;

    public ControlKernel(Strands strands, Places known, Options options, ProgramEvents events) {
        this.places = new PlaceTable(known);
        this.options = options;
        this.events = events;
        this.scheduler = new Scheduler(strands, options, this);
        this.waits = new Waits(scheduler);
        this.monitors = new MonitorTable(scheduler, places, objects, waits);
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
        seeds = options.seed();
        Hooks.epoch++;
        commonPools.renew();
        enumConstants.forget();
        hooks.reset();
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
        field(owner, site, Operation.READ);
    }

    @Override
    public void write(@Nullable Object owner, int site) {
        field(owner, site, Operation.WRITE);
    }

    private void field(@Nullable Object owner, int site, int kind) {
        ControlledThread me = scheduler.me();
        me.stepped = false;
        if (scheduler.quiet(me)) {
            return;
        }
        int field = places.field(site);
        if (owner == null) {
            if (contended(me, objects.findOrAdd(staticFields.get(field)), site, kind)) {
                step(me, kind, Locations.staticField(field), site, null, -1);
            }
            return;
        }
        int object = objects.findOrAdd(owner);
        boolean hot = scheduler.sharing.isHot(site);
        int number = fields.findOrAdd(object, field);
        scheduler.sharing.touchField(number, me.id, kind == Operation.WRITE, site, hot);
        if (hot) {
            step(me, kind, Locations.part(object, field), site, owner, -1);
        } else {
            noPoint(me, site, kind);
        }
    }

    @Override
    public void readElement(Object array, int index, int site) {
        element(array, index, site, Operation.READ);
    }

    @Override
    public void writeElement(Object array, int index, int site) {
        element(array, index, site, Operation.WRITE);
    }

    private void element(Object array, int index, int site, int kind) {
        ControlledThread me = scheduler.me();
        me.stepped = false;
        if (scheduler.quiet(me) || array == null) {
            return;
        }
        int object = objects.findOrAdd(array);
        if (contended(me, object, site, kind)) {
            step(me, kind, Locations.part(object, index), site, array, index);
        }
    }

    @Override
    public void call(@Nullable Object receiver, int site) {
        ControlledThread me = scheduler.me();
        me.stepped = false;
        me.callbacks.call(receiver, site);
        if (scheduler.quiet(me) || raced.seesInside(receiver)) {
            return;
        }
        int kind = places.writes(site) || AccessOrder.changesByReading(receiver) ? Operation.WRITE : Operation.READ;
        if (receiver != null && receiver.getClass().isArray()) {
            callOnArray(me, receiver, site, kind);
            return;
        }
        Footprint footprint = receiver == null
                ? places.pure(site) ? Footprint.NOTHING : Footprint.EVERYTHING
                : Footprint.of(receiver.getClass());
        if (footprint == Footprint.NOTHING && !(receiver instanceof Iterable && places.wide(site))) {
            return; // List.of(1).equals(list) does go beyond it
        }
        if (receiver == null || footprint == Footprint.EVERYTHING || places.wide(site)) {
            callOfEverything(me, receiver, site, kind);
        } else if (footprint == Footprint.ITERATOR) {
            callOfIterator(me, receiver, site);
        } else {
            callOfWhole(me, receiver, footprint, site, kind);
        }
    }

    /** A method that is given an array goes through it, and through the elements if they are objects. */
    private void callOnArray(ControlledThread me, Object array, int site, int kind) {
        boolean ofObjects = !array.getClass().getComponentType().isPrimitive();
        me.driven |= ofObjects;
        if (contended(me, objects.findOrAdd(array), site, kind) || ofObjects) {
            stepOfCall(me, Operation.EVERYWHERE, array, site, kind);
        }
    }

    @Override
    public void reads(@Nullable Object argument, int site) {
        ControlledThread me = scheduler.me();
        if (scheduler.quiet(me) || argument == null) {
            return;
        }
        if (argument instanceof Object[] several) {
            for (Object each : several) {
                reads(each, site);
            }
            return;
        }
        Footprint footprint = Footprint.of(argument.getClass());
        if (raced.seesInside(argument)) {
            return;
        }
        switch (footprint) {
            case RECEIVER, COLLECTION -> callOfWhole(me, argument, footprint, site, Operation.READ);
            case EVERYTHING -> {
                if (Footprint.isView(argument) && argument.getClass().getName().startsWith("java.")) {
                    callOfEverything(me, argument, site, Operation.READ);
                }
            }
            case NOTHING, ITERATOR -> {}
        }
    }

    private void callOfEverything(ControlledThread me, @Nullable Object receiver, int site, int kind) {
        me.driven = true;
        if (receiver != null && Footprint.isView(receiver)) {
            scheduler.sharing.touchAll(objects.findOrAdd(Footprint.VIEWS), me.id, kind == Operation.WRITE, site);
        }
        stepOfCall(me, Operation.EVERYWHERE, receiver, site, kind);
    }

    private void callOfWhole(ControlledThread me, Object receiver, Footprint footprint, int site, int kind) {
        int object = objects.findOrAdd(receiver);
        boolean point = contended(me, object, site, kind);
        if (footprint == Footprint.COLLECTION) {
            reachable(me, site, kind);
        }
        if (footprint == Footprint.COLLECTION && scheduler.sharing.isContended(object)) {
            scheduler.sharing.contend(objects.findOrAdd(receiver.getClass()));
        }
        if (point) {
            stepOfCall(me, Locations.whole(object), receiver, site, kind);
        }
    }

    @Override
    public void calledBack() {
        scheduler.me().callbacks.enter();
    }

    @Override
    public void returns(int site) {
        ControlledThread me = scheduler.me();
        if (me.callbacks.leave() && !scheduler.quiet(me) && !scheduler.over()) {
            Reach reach = me.callbacks.endsTaskOfJdk() ? Reach.EVERYTHING : Reach.ofCaller();
            if (reach != Reach.NOTHING) {
                int before = Hooks.site;
                returns(me, reach == Reach.RECEIVER ? me.callbacks.receiver() : null, site);
                Hooks.site = before;
            }
        }
    }

    /** What the JDK goes on with is a step: it touches the receiver of the call that it carries out, or, if that is not known, everything. */
    private void returns(ControlledThread me, @Nullable Object receiver, int site) {
        Footprint footprint = receiver == null ? Footprint.EVERYTHING : Footprint.of(receiver.getClass());
        if (receiver == null || footprint == Footprint.EVERYTHING) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, site, null, -1);
        } else if (footprint == Footprint.ITERATOR) {
            callOfIterator(me, receiver, site);
        } else if (footprint != Footprint.NOTHING && !raced.seesInside(receiver)) {
            boolean writes = places.writes(me.callbacks.site()) || AccessOrder.changesByReading(receiver);
            callOfWhole(me, receiver, footprint, site, writes ? Operation.WRITE : Operation.READ);
        }
    }

    private void stepOfCall(ControlledThread me, long location, @Nullable Object receiver, int site, int kind) {
        boolean everywhere = location == Operation.EVERYWHERE;
        boolean writes = kind == Operation.WRITE;
        if (receiver != null) {
            raced.look(scheduler.threads, me, receiver, writes);
        }
        me.nextCallWrites = writes;
        step(me, everywhere ? Operation.WRITE : kind, location, site, receiver, -1);
    }

    /** A collection may be reached by others through one that wraps it, or is a view of it. */
    private void reachable(ControlledThread me, int site, int kind) {
        if (scheduler.sharing.anyViews()) {
            contended(me, objects.findOrAdd(Footprint.VIEWS), site, kind);
        }
    }

    /**
     * Which collection an iterator goes through is not known. As long as no collection of the class is contended it does not matter; the class stands for
     * them all.
     */
    private void callOfIterator(ControlledThread me, Object iterator, int site) {
        int type = objects.findOrAdd(Footprint.collectionOf(iterator.getClass()));
        reachable(me, site, Operation.READ);
        contended(me, objects.findOrAdd(iterator), site, Operation.WRITE);
        if (contended(me, type, site, Operation.READ)) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, site, iterator, -1);
        }
    }

    /** Notes that a thread touches an object; whether that is a scheduling point. */
    private boolean contended(ControlledThread me, int object, int site, int kind) {
        boolean hot = scheduler.sharing.isHot(site);
        scheduler.sharing.touch(object, me.id, kind == Operation.WRITE, site, hot);
        if (!hot) {
            noPoint(me, site, kind);
        }
        return hot;
    }

    /** What it does is no scheduling point; but at times it gives way, as it may wait for what others do. */
    private void noPoint(ControlledThread me, int site, int kind) {
        me.wroteSincePoint |= kind == Operation.WRITE;
        if (++me.sincePoint > MOST_WITHOUT_POINT) {
            scheduler.step(me, Operation.PAUSE, Operation.NOWHERE, site, null, -1);
        }
    }

    private void step(ControlledThread me, int kind, long location, int site, @Nullable Object target, int part) {
        scheduler.step(me, kind, location, site, target, part, places.inJdk(site));
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
        ControlledThread other = scheduler.threads.find(thread);
        if (other == null) {
            scheduler.effect(Operation.WRITE, beforeStart(thread));
        } else {
            boolean wakes = other.wait == ControlledThread.Wait.PERMIT && !other.permit;
            waits.unpark(other);
            ControlledThread me = scheduler.me();
            if (wakes && me.callbacks.isBetweenTasks() && !other.callbacks.isBetweenTasks()) {
                wokeProgram(me);
            }
        }
    }

    /** A pool has told the program, say, that a task is done, and has something left to do about it, such as to count it: that is a step of its own. */
    private void wokeProgram(ControlledThread me) {
        if (!scheduler.quiet(me) && !scheduler.over()) {
            int before = Hooks.site;
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, me.site, null, -1);
            Hooks.site = before;
        }
    }

    @Override
    public void start(Thread thread) {
        ControlledThread me = scheduler.me();
        if (scheduler.threads.find(thread) != null) {
            throw new IllegalThreadStateException();
        }
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.WAKE, beforeStart(thread), Hooks.site, thread, -1);
        }
        Hooks.running = null;
        commonPools.started(thread);
        started(thread);
        Hooks.running = me.thread();
    }

    private void started(Thread thread) {
        ControlledThread started = scheduler.threads.add(thread, null);
        started.start = beforeStart(thread);
        ThreadTask task = ThreadTask.of(thread);
        if (task != ThreadTask.OF_PROGRAM) {
            started.driven = true;
            started.callbacks.taskIsOfJdk(task);
            started.location = Operation.EVERYWHERE;
        }
        started.strand = scheduler.strands().spawn(thread, started);
        scheduler.stale();
        scheduler.updateAlone();
    }

    /** The last thread that keeps the program alive has ended: whether hooks go on. */
    @Override
    public boolean shutDown() {
        List<Thread> begun = hooks.begin();
        begun.forEach(this::started);
        return !begun.isEmpty();
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
    public boolean join(Thread thread, long nanos) throws InterruptedException {
        ControlledThread other = find(thread, Operation.READ);
        if (other != null && nanos > 0) {
            watched(scheduler.me(), other);
        }
        return other == null || waits.join(scheduler.me(), other, nanos, Hooks.site);
    }

    /** Where it is to be seen whether a thread has been started. */
    private long beforeStart(Thread thread) {
        return Locations.whole(objects.findOrAdd(thread));
    }

    /** The thread, if it has been started; where it has not, that is something that the current thread sees, and another may change first. */
    private @Nullable ControlledThread find(Thread thread, int kind) {
        ControlledThread other = scheduler.threads.find(thread);
        ControlledThread me = scheduler.me();
        if (other == null && !scheduler.quiet(me)) {
            scheduler.step(me, kind, beforeStart(thread), Hooks.site, thread, -1);
            other = scheduler.threads.find(thread);
        }
        return other;
    }

    @Override
    public boolean isAlive(Thread thread) {
        ControlledThread other = find(thread, Operation.READ);
        if (other == null) {
            return false;
        }
        ControlledThread me = scheduler.me();
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.READ, Locations.thread(other.id), Hooks.site, thread, -1);
        }
        waits.seesStarted(other);
        watched(me, other);
        return !other.ended();
    }

    /** Whether a thread has ended is looked at: then its end is a step of its own, as it comes after all that its task did. */
    private void watched(ControlledThread me, ControlledThread other) {
        if (!scheduler.quiet(me)) {
            touchLife(me, other.thread(), Hooks.site, false);
        }
    }

    /** Answers whether the place is a scheduling point. */
    private boolean touchLife(ControlledThread me, Thread thread, int site, boolean ends) {
        boolean hot = scheduler.sharing.isHot(site);
        int life = fields.findOrAdd(objects.findOrAdd(thread), NO_FIELD);
        scheduler.sharing.touchField(life, me.id, ends, site, hot);
        return hot;
    }

    @Override
    public Thread.State state(Thread thread) {
        ControlledThread other = find(thread, Operation.READ);
        if (other == null) {
            return Thread.State.NEW;
        }
        ControlledThread me = scheduler.me();
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.READ, Operation.EVERYWHERE, Hooks.site, thread, -1);
        }
        watched(me, other);
        return States.of(other);
    }

    @Override
    public Thread[] threads() {
        ThreadTable table = scheduler.threads;
        ControlledThread me = scheduler.me();
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.READ, Operation.EVERYWHERE, Hooks.site, null, -1);
            for (int i = 0; i < table.count(); i++) {
                watched(me, table.get(i));
            }
        }
        Thread[] alive = new Thread[table.aliveCount()];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = table.alive(i).thread();
        }
        return alive;
    }

    @Override
    public void interrupted(Thread thread) {
        waits.interrupt(scheduler.me(), find(thread, Operation.WRITE), Hooks.site);
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
                ends(thread);
            }
        } finally {
            if (scheduler.over() && Hooks.running == thread) {
                Hooks.running = null; // unwound
            }
            scheduler.strands().end(thread);
        }
    }

    /** Others see of a thread's end only that it has come: it is a step only where somebody looks. */
    private void ends(Thread thread) {
        ControlledThread me = scheduler.me();
        if (!scheduler.quiet(me) && touchLife(me, thread, places.endOfThread(), true)) {
            scheduler.step(me, Operation.WAKE, Locations.thread(me.id), places.endOfThread(), thread, -1);
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

    private void look() {
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

    // The program's end, and stretches without control.

    @Override
    public void exit(int status) {
        ControlledThread me = scheduler.me();
        if (!scheduler.over()) {
            beforeTheEnd(me);
            if (hooks.begun()) {
                waits.forEver(me, Hooks.site); // as in the JVM, where the end has begun already
            }
            if (runHooks(me)) {
                beforeTheEnd(me);
            }
        }
        end(me, status);
    }

    @Override
    public void halt(int status) {
        ControlledThread me = scheduler.me();
        if (!scheduler.over()) {
            beforeTheEnd(me);
        }
        end(me, status);
    }

    /** What the others do comes before the end, or not at all: the order matters whatever it is. */
    private void beforeTheEnd(ControlledThread me) {
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, Hooks.site, null, -1);
        }
    }

    private void end(ControlledThread me, int status) {
        if (!scheduler.over()) {
            Hooks.running = null;
            events.exit(status);
            scheduler.finish(Ending.EXIT);
            Hooks.running = me.thread();
        }
        scheduler.step(me, Operation.PAUSE, Operation.NOWHERE, Hooks.site, null, -1);
        throw Abandoned.INSTANCE;
    }

    /** Starts all hooks at once, and waits for their end. Answers whether there were any. */
    private boolean runHooks(ControlledThread me) {
        Hooks.running = null;
        List<Thread> begun = hooks.begin();
        begun.forEach(this::started);
        Hooks.running = me.thread();
        for (Thread hook : begun) {
            ControlledThread other = scheduler.threads.find(hook);
            while (other != null && !other.ended()) {
                waits.end(me, other, Hooks.site);
            }
        }
        return !begun.isEmpty();
    }

    @Override
    public void addShutdownHook(Thread hook) {
        unseen(() -> hooks.add(hook));
    }

    @Override
    public boolean removeShutdownHook(Thread hook) {
        boolean[] removed = new boolean[1];
        unseen(() -> removed[0] = hooks.remove(hook));
        return removed[0];
    }

    /** Does something of the kernel's own that uses what may be explored inside of. */
    private void unseen(Runnable work) {
        Hooks.running = null;
        try {
            work.run();
        } finally {
            Hooks.running = scheduler.me().thread();
        }
    }

    @Override
    public void renewed(Class<?> enumeration) {
        Thread suspended = Hooks.suspend();
        enumConstants.renewed(enumeration);
        Hooks.resume(suspended);
    }

    @Override
    public void lockClass(Class<?> type) {
        monitors.enterClass(scheduler.me(), type);
    }

    @Override
    public void unlockClass(Class<?> type) {
        monitors.exitClass(scheduler.me(), type);
    }

    @Override
    public void atomicBegin() {
        scheduler.me().atomic++;
    }

    @Override
    public void atomicEnd() {
        scheduler.me().atomic--;
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
    public void uncaught(Thread thread, Throwable exception) {
        if (exception instanceof Abandoned || scheduler.over()) {
            return;
        }
        Thread.UncaughtExceptionHandler handler = ProgramHandlers.of(thread);
        try {
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

    /** Numbers of the places that were scheduling points in the last schedule, ascending. With the choices, they make it the same again. */
    public int[] points() {
        return scheduler.sharing.hot();
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

    /** The thread that took the last step; may be called on any thread, which then may see one that did so a moment ago. */
    public Optional<Thread> onProcessor() {
        return scheduler.onProcessor();
    }

    /** The state of the threads in the last schedule, to be asked while it stands still at its end. */
    public Standstill standstill() {
        return new Standstill(scheduler, monitors, objects);
    }
}
