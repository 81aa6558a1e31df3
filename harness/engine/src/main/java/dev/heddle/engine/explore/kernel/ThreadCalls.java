package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** What a program does with its threads: it starts them, asks for their state, waits for their end. */
final class ThreadCalls {
    /** In place of a field: the life of a thread. */
    private static final int NO_FIELD = 0;

    private final Scheduler scheduler;
    private final PlaceTable places;
    private final Memory memory;
    private final ObjectTable objects;
    private final FieldTable fields;
    private final Waits waits;
    private final CommonPools commonPools;

    ThreadCalls(
            Scheduler scheduler,
            PlaceTable places,
            Memory memory,
            ObjectTable objects,
            FieldTable fields,
            Waits waits,
            CommonPools commonPools) {
        this.scheduler = scheduler;
        this.places = places;
        this.memory = memory;
        this.objects = objects;
        this.fields = fields;
        this.waits = waits;
        this.commonPools = commonPools;
    }

    void unpark(Thread thread) {
        ControlledThread other = scheduler.threads.find(thread);
        if (other == null) {
            scheduler.effect(Operation.WRITE, beforeStart(thread));
        } else {
            boolean wakes = other.wait == ControlledThread.Wait.PERMIT && !other.permit;
            waits.unpark(other);
            ControlledThread me = scheduler.me();
            me.handsOut |= wakes && thread instanceof ForkJoinWorkerThread;
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

    void start(Thread thread) {
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
        me.handsOut |= thread instanceof ForkJoinWorkerThread;
        Hooks.running = me.thread();
    }

    /** A thread goes on from now on. */
    void started(Thread thread) {
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
        if (scheduler.me().initialisers.quiet()) {
            scheduler.me().initialisers.opens();
        }
    }

    boolean join(Thread thread, long nanos) throws InterruptedException {
        ControlledThread other = find(thread, Operation.READ);
        if (other == null) {
            return true;
        }
        ControlledThread me = scheduler.me();
        if (me.thread().isInterrupted() && !isAlive(thread)) {
            waits.joined(other); // who does not have to wait is not interrupted in it
            return true;
        }
        if (nanos > 0) {
            watched(me, other);
        }
        try {
            waits.join(me, other, nanos, Hooks.site);
        } finally {
            if (me.interrupted) {
                watched(me, other); // it makes a difference which came first
            }
        }
        if (other.ended()) {
            waits.joined(other);
        }
        return other.ended();
    }

    /** Where it is to be seen whether a thread has been started. */
    private long beforeStart(Thread thread) {
        return Locations.whole(objects.findOrAdd(thread));
    }

    /** The thread, if it has been started; where it has not, that is something that the current thread sees, and another may change first. */
    @Nullable
    ControlledThread find(Thread thread, int kind) {
        ControlledThread other = scheduler.threads.find(thread);
        ControlledThread me = scheduler.me();
        if (other == null && !scheduler.quiet(me)) {
            scheduler.step(me, kind, beforeStart(thread), Hooks.site, thread, -1);
            other = scheduler.threads.find(thread);
        }
        return other;
    }

    boolean isAlive(Thread thread) {
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

    Thread.State state(Thread thread) {
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

    Thread[] threads() {
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

    /** An exception has left the thread: what it does about it may have been set by another. */
    void looksForHandler(Thread thread) {
        memory.field(thread, places.throughEnd("uncaughtExceptionHandler"), Operation.READ);
        memory.field(null, places.throughEnd("defaultUncaughtExceptionHandler"), Operation.READ);
    }

    /** Others see of a thread's end only that it has come: it is a step only where somebody looks. */
    void ends(Thread thread) {
        ControlledThread me = scheduler.me();
        if (!scheduler.quiet(me) && touchLife(me, thread, places.endOfThread(), true)) {
            scheduler.step(me, Operation.WAKE, Locations.thread(me.id), places.endOfThread(), thread, -1);
        }
    }
}
