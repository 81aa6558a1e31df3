package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.engine.explore.thread.Pinned;
import dev.heddle.engine.explore.thread.Strand;
import dev.heddle.engine.explore.thread.Strands;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs schedules: at each scheduling point it asks the strategy who goes on, in the thread that came to it, and switches only if that is another.
 *
 * <p>While the engine is at work {@link Hooks#running} is null, so that what it calls of the JDK is not taken for the program's doing.
 */
final class Scheduler {
    /** After so many steps in which nothing changed, time passes although threads could go on. */
    private static final int IDLE_BEFORE_TIME_PASSES = 64;
    /** The same for threads that change something in each of their rounds. */
    private static final int BUSY_BEFORE_TIME_PASSES = 5_000;
    /** After so many the program is taken to make no progress. */
    private static final int IDLE_BEFORE_LIVELOCK = 20_000;
    /** After so many it is looked whether some of those that wait do so for each other. */
    private static final int IDLE_BEFORE_CIRCLE = 256;
    /**
     * A strategy that keeps a thread from its turn for so long is not asked any more: the rest of the schedule is fair, as the others may wait for that thread
     * in a way that does not look like spinning (Musuvathi and Qadeer, Fair stateless model checking, PLDI 2008).
     */
    private static final int MOST_UNFAIR = 10_000;
    /** The same for threads that seem to be at work. */
    private static final int WORKING_BEFORE_LIVELOCK = 10 * IDLE_BEFORE_LIVELOCK;

    final ThreadTable threads;
    final UnpromptedWakeUps unprompted;
    final Clock clock = new Clock();
    final Spinning spinning = new Spinning();
    final StepBound bound = new StepBound(spinning);
    final EndlessStep endless = new EndlessStep();
    final Sharing sharing = new Sharing();
    final Choices choices = new Choices();
    private final Strands strands;
    private final ThreadLife life;
    private final Point point = new Point(this);
    private @Nullable Strategy strategy;
    private @Nullable ControlledThread current;
    private int last;
    private int steps;
    /** Whether the set of enabled threads may have changed. */
    private boolean stale;
    /** Whether only one thread is there, so that nothing that it does is a scheduling point. */
    private boolean alone;

    private long lookedForCircleAt;
    private boolean fair;
    private boolean over;
    private StackTraceElement[] uncontrollable = {};
    private Ending ending = Ending.FINISHED;
    private int[] effectKinds = new int[16];
    private long[] effectLocations = new long[16];
    private int effects;
    private @Nullable StepListener listener;
    /** Read by the watchdog, which is content with an old value. */
    private long stepsEver;

    Scheduler(Strands strands, Options options, ThreadLife life) {
        this.strands = strands;
        this.life = life;
        bound.set(options.stepBound(), false);
        this.unprompted = new UnpromptedWakeUps(options.wakeUps());
        this.threads = new ThreadTable(life, sharing, unprompted);
    }

    Strands strands() {
        return strands;
    }

    /**
     * Runs one schedule on the calling thread.
     *
     * @param main the work of thread 0
     * @param stopped called on the calling thread when the schedule has ended, and all that has not still stands where it stood
     */
    Ending run(Strategy strategy, String name, Runnable main, Runnable stopped, @Nullable StepListener listener) {
        this.strategy = strategy;
        this.listener = listener;
        threads.reset();
        clock.reset();
        spinning.reset();
        sharing.begin();
        choices.clear();
        last = -1;
        steps = 0;
        bound.reset();
        endless.reset();
        lookedForCircleAt = -1;
        fair = false;
        effects = 0;
        over = false;
        ending = Ending.FINISHED;
        uncontrollable = new StackTraceElement[0];
        alone = true;
        stale = true;
        Thread thread = strands.thread(name);
        ControlledThread first = threads.add(thread, main);
        first.strand = strands.spawn(thread, first);
        current = first;
        strands.run(first.strand(), stopped);
        stepsEver += steps;
        steps = 0;
        strategy.end(point, ending.isOfTheProgram());
        return ending;
    }

    ControlledThread me() {
        return Objects.requireNonNull(current);
    }

    /** Who hears of the steps; null if nobody does. */
    @Nullable
    StepListener listener() {
        return listener;
    }

    /** Whether what the current thread does is ordered with everything, or may not be interrupted. */
    boolean quiet(ControlledThread me) {
        return alone || me.initialisers.quiet();
    }

    /** Whether one thread is there, and what all others did comes before what it does. */
    boolean alone() {
        return alone;
    }

    boolean over() {
        return over;
    }

    Ending ending() {
        return ending;
    }

    /** A thread announces its next operation, and returns when it is its turn to do it; code of the JDK may go on with it. */
    void step(ControlledThread me, int kind, long location, int site, @Nullable Object target, int part) {
        step(me, kind, location, site, target, part, true);
    }

    /**
     * The same.
     *
     * @param inJdk whether code of the JDK may go on with it, so that it touches what that keeps for itself
     */
    void step(
            ControlledThread me, int kind, long location, int site, @Nullable Object target, int part, boolean inJdk) {
        me.inJdk = inJdk && me.driven;
        me.stepped = true;
        me.handsOut = false;
        me.callbacks.step();
        spinning.announced(me, me.kind, location, site);
        me.announce(kind, location, site, target, part);
        Hooks.running = null;
        boolean waits = me.wait != ControlledThread.Wait.NONE;
        stale |= waits;
        ControlledThread next = next();
        if (next != me) {
            int callingFrom = Hooks.site;
            pass(me, next);
            Hooks.site = callingFrom;
        }
        if (waits) {
            me.stopWaiting();
            stale = true;
        }
        Hooks.running = me.thread();
    }

    /** A thread comes by a place in its code while it is alone. */
    void passes(ControlledThread me) {
        if (endless.passes(stepsEver(), bound.isEndOfFailure(steps))) {
            finish(Ending.ENDLESS);
            step(me, Operation.PAUSE, Operation.NOWHERE, 0, null, -1); // at which it is unwound
        }
    }

    private void pass(ControlledThread me, @Nullable ControlledThread next) {
        try {
            strands.switchTo(me.strand(), next == null ? null : next.strand());
        } catch (Pinned e) {
            stale = true;
            if (over || !threads.isEnabled(me)) {
                uncontrollable = new Throwable().getStackTrace();
                finish(Ending.UNCONTROLLABLE);
                Hooks.running = me.thread();
                throw Abandoned
                        .INSTANCE; // out of the native frame; at the next scheduling point after that the schedule ends
            }
            choices.correctLast(me.id);
            last = me.id;
            current = me;
        } catch (Abandoned e) {
            current = me;
            Hooks.running = me.thread();
            throw e;
        }
    }

    /** A thread has its first turn. */
    void begun(ControlledThread me) {
        Hooks.site = 0; // not where another thread was, least of all one of an earlier schedule
        Hooks.running = me.thread();
    }

    /** A thread has ended: the strand that goes on, null if the schedule is over. */
    @Nullable
    Strand ended(ControlledThread me) {
        Hooks.running = null;
        threads.ended(me);
        me.announce(Operation.NONE, Operation.NOWHERE, 0, null, 0);
        effect(Operation.WAKE, Locations.thread(me.id));
        stale = true;
        updateAlone();
        if (me.id == 0) {
            bound.mainEnded(steps);
        }
        ControlledThread next = next();
        return next == null ? null : next.strand();
    }

    /** Ends the schedule as soon as the current thread comes to a scheduling point. */
    void finish(Ending ending) {
        if (!over) {
            over = true;
            alone = false;
            this.ending = ending;
        }
    }

    /** Who takes the next step; null if the schedule is over. */
    private @Nullable ControlledThread next() {
        if (over || !threads.anyButDaemons() && !life.shutDown()) {
            finish(Ending.FINISHED);
            return null;
        }
        if (stale) {
            threads.refresh();
            stale = false;
        }
        if (!timeAndBounds()) {
            return null;
        }
        int chosen = choose();
        if (chosen < 0) {
            finish(Ending.ABANDONED);
            return null;
        }
        ControlledThread thread = threads.get(chosen);
        takes(thread);
        return thread;
    }

    /** What the strategy chooses, unless it is unfair for too long; negative if it gives up the schedule. */
    private int choose() {
        int chosen = Objects.requireNonNull(strategy).choose(point);
        if (chosen >= 0 && isFair()) {
            return threads.enabled(Math.floorMod(steps * 0x9E3779B9 >>> 8, threads.enabledCount()));
        }
        int starved = chosen >= 0 && onlySpinning() ? starved() : -1;
        return starved >= 0 ? starved : chosen; // no strategy may keep it from what the others wait for
    }

    private void takes(ControlledThread thread) {
        int chosen = thread.id;
        choices.add(chosen);
        boolean prompted = thread.wait == ControlledThread.Wait.NONE || threads.isPrompted(thread);
        boolean solo = threads.enabledCount() == 1;
        if (solo) {
            bound.soloStep();
        }
        spinning.steps(thread, steps, !solo);
        thread.lastStep = steps++;
        effects = 0;
        if (thread.inJdk) {
            effect(Operation.WRITE, Locations.insideOfJdk());
        }
        last = chosen;
        current = thread;
        if (!prompted) {
            unprompted.ends(thread, clock);
            threads.timeOut(clock);
            stale = true;
        }
        if (listener != null) {
            boolean idle = thread.kind == Operation.RESUME && thread.callbacks.isBetweenTasks();
            int place = idle ? 0 : thread.site; // which an idle thread left long ago
            listener.step(chosen, thread.kind, place, thread.target, thread.part);
            WaitEnd end = WaitEnd.of(thread, prompted);
            if (end != WaitEnd.PROMPTED) {
                listener.waitEnds(chosen, end);
            }
        }
    }

    private boolean isFair() {
        if (!fair && (steps & 1023) == 1023) {
            fair = threads.enabledSince(steps - MOST_UNFAIR) >= 0;
        }
        return fair;
    }

    /** Whether for long now only threads have gone on that spin. */
    private boolean onlySpinning() {
        return spinning.idle() > IDLE_BEFORE_TIME_PASSES || spinning.busy() > BUSY_BEFORE_TIME_PASSES;
    }

    /** A thread that could have gone on all the while and did not get its turn; -1 if there is none. */
    private int starved() {
        return threads.enabledSince(
                spinning.idle() > IDLE_BEFORE_TIME_PASSES ? spinning.idleFrom() : spinning.busyFrom());
    }

    /** Lets time pass if nothing else can happen; false if the schedule is over. */
    private boolean timeAndBounds() {
        while (threads.enabledCount() == 0) {
            if (!threads.passTime(clock)) {
                finish(threads.get(0).ended() ? Ending.THREADS_LEFT : Ending.DEADLOCK);
                return false;
            }
            threads.refresh();
        }
        if (onlySpinning() && threads.allSpin() && starved() < 0) {
            if (threads.passTime(clock)) {
                spinning.progress();
                threads.refresh();
            } else if (spinning.idle() > IDLE_BEFORE_CIRCLE && isCircleBesideSpinning()) {
                finish(Ending.DEADLOCK);
                return false;
            } else if (spinning.idle() > (spinning.working() ? WORKING_BEFORE_LIVELOCK : IDLE_BEFORE_LIVELOCK)) {
                finish(Ending.LIVELOCK);
                return false;
            }
        }
        if (bound.isReached(steps)) {
            finish(bound.isMainEnded() ? Ending.THREADS_LEFT : Ending.LIVELOCK);
            return false;
        }
        return true;
    }

    /** Whether threads wait for each other while the rest spin; looked for once in a while, as it does not come or go while nothing changes. */
    private boolean isCircleBesideSpinning() {
        if (lookedForCircleAt == spinning.changes()) {
            return false;
        }
        lookedForCircleAt = spinning.changes();
        return !new WaitGraph(threads).circle().isEmpty();
    }

    /** The set of threads that can go on may have changed. */
    void stale() {
        stale = true;
    }

    /** Threads were started, ended or joined. */
    void updateAlone() {
        boolean now = !over && threads.alone();
        if (now && !alone) {
            sharing.nextEpoch();
        }
        alone = now;
    }

    /** The current step does something beside the operation that was announced for it. */
    void effect(int kind, long location) {
        if (effects == effectKinds.length) {
            effectKinds = Arrays.copyOf(effectKinds, 2 * effects);
            effectLocations = Arrays.copyOf(effectLocations, 2 * effects);
        }
        effectKinds[effects] = kind;
        effectLocations[effects++] = location;
    }

    /** What an access came to, or a call: of interest only if that was a step. */
    void value(@Nullable Object value) {
        StepListener listener = this.listener;
        ControlledThread me = me();
        if (listener != null && me.stepped) {
            Hooks.running = null; // objects would be named by two hash codes otherwise
            listener.value(me.id, value);
            Hooks.running = me.thread();
        }
    }

    /** Steps of all schedules, a moment ago. */
    long stepsEver() {
        return stepsEver + steps;
    }

    /** The thread that took the last step, a moment ago. */
    Optional<Thread> onProcessor() {
        return Optional.ofNullable(current).map(ControlledThread::thread);
    }

    /** Number of the thread that took the last step; -1 before the first. */
    int last() {
        return last;
    }

    int effects() {
        return effects;
    }

    int effectKind(int index) {
        return effectKinds[index];
    }

    long effectLocation(int index) {
        return effectLocations[index];
    }

    /** Where a switch was called for that could not be made; empty if there was none. */
    StackTraceElement[] uncontrollable() {
        return uncontrollable;
    }
}
