package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.kernel.ControlledThread.Wait;
import dev.heddle.engine.explore.schedule.Operation;
import org.jspecify.annotations.Nullable;

/** The ways in which a thread waits: for a permit, for the end of others, for time to pass, for a monitor. */
final class Waits {
    private final Scheduler scheduler;

    Waits(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void park(ControlledThread me, @Nullable Object blocker, long nanos, int site) {
        if (me.permit) {
            me.permit = false;
            scheduler.effect(Operation.WRITE, Locations.permit(me.id));
            return;
        }
        if (nanos < 0 || me.thread().isInterrupted()) {
            scheduler.effect(Operation.READ, Locations.permit(me.id));
            return;
        }
        me.waitFor(Wait.PERMIT, blocker, nanos > 0 ? scheduler.clock.in(nanos) : Clock.NEVER);
        // What it goes on with inside of the JDK is not known.
        scheduler.step(me, Operation.RESUME, Operation.EVERYWHERE, site, blocker, -1);
        me.permit = false;
    }

    void unpark(ControlledThread thread) {
        thread.permit = true; // also one that has ended, so that it makes no difference which comes first
        scheduler.effect(Operation.WAKE, Locations.permit(thread.id));
        seesStarted(thread);
        scheduler.stale();
    }

    /** What the current thread does would come to something else if the other one had not been started. */
    void seesStarted(ControlledThread thread) {
        if (thread.start != Operation.NOWHERE) {
            scheduler.effect(Operation.READ, thread.start);
        }
    }

    /** Waits until a thread has ended, or the time is over. */
    void join(ControlledThread me, ControlledThread other, long nanos, int site) throws InterruptedException {
        checkInterrupted(me);
        seesStarted(other); // before the wait, which may have no end
        if (!scheduler.quiet(me) || !other.ended()) {
            me.other = other;
            me.waitFor(Wait.END, other.thread(), nanos > 0 ? scheduler.clock.in(nanos) : Clock.NEVER);
            scheduler.step(me, Operation.RESUME, resumes(me, Locations.thread(other.id)), site, other.thread(), -1);
        }
        if (!other.ended()) {
            scheduler.effect(Operation.WRITE, Locations.permit(me.id));
            checkInterrupted(me);
        }
    }

    /** Where the end of the wait that a thread begins is to be seen. */
    long resumes(ControlledThread me, long location) {
        return scheduler.unprompted.possible(me) ? Operation.EVERYWHERE : location;
    }

    /** The current thread knows that another has ended. */
    void joined(ControlledThread other) {
        scheduler.threads.joined(other);
        scheduler.updateAlone();
    }

    /** Waits until a thread has ended, and cannot be interrupted in it. */
    void end(ControlledThread me, ControlledThread other, int site) {
        me.other = other;
        me.waitFor(Wait.END, other.thread(), Clock.NEVER);
        scheduler.step(me, Operation.RESUME, Locations.thread(other.id), site, other.thread(), -1);
        if (other.ended()) {
            joined(other);
        }
    }

    /** Waits for what never comes. */
    void forEver(ControlledThread me, int site) {
        while (!scheduler.over()) {
            me.waitFor(Wait.PERMIT, null, Clock.NEVER);
            scheduler.step(me, Operation.RESUME, Operation.EVERYWHERE, site, null, -1);
        }
    }

    void sleep(ControlledThread me, long nanos, int site) throws InterruptedException {
        checkInterrupted(me);
        if (nanos <= 0) {
            pause(me, site);
            return;
        }
        me.waitFor(Wait.TIME, null, scheduler.clock.in(nanos));
        scheduler.step(me, Operation.RESUME, resumes(me, Locations.permit(me.id)), site, null, -1);
        checkInterrupted(me);
    }

    /** At a call that is interrupted if the thread's flag is set: it takes the flag back. */
    void checkInterrupted(ControlledThread me) throws InterruptedException {
        scheduler.effect(Operation.READ, Locations.permit(me.id));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    void pause(ControlledThread me, int site) {
        if (!scheduler.quiet(me)) {
            scheduler.step(me, Operation.PAUSE, Operation.NOWHERE, site, null, -1);
        }
    }

    /** Waits until every actor has ended. */
    void actors(ControlledThread me) {
        me.waitFor(Wait.ACTORS, null, Clock.NEVER);
        scheduler.step(me, Operation.RESUME, Operation.NOWHERE, 0, null, -1);
        scheduler.threads.actorsJoined();
        scheduler.updateAlone();
    }

    /** A thread's flag is about to be set: it wakes if it waits for something that can be interrupted. */
    void interrupt(ControlledThread me, @Nullable ControlledThread thread, int site) {
        if (thread == null) {
            return;
        }
        // Where code of the JDK looks at the flag is not known.
        if (scheduler.quiet(me)) {
            scheduler.effect(Operation.WAKE, Operation.EVERYWHERE);
        } else {
            scheduler.step(me, Operation.WAKE, Operation.EVERYWHERE, site, thread.thread(), -1);
        }
        seesStarted(thread);
        thread.interrupted = true;
        scheduler.stale();
    }

    /**
     * The thread is about to wait. If it closes a circle, the schedule ends with that: nothing can take such threads out of it, no interrupt and no time. The
     * others could go on, and fail in another way; there are schedules in which they do so first.
     */
    void forMonitor(ControlledThread me, Monitor monitor, Object target) {
        me.monitor = monitor;
        me.waitFor(Wait.MONITOR, target, Clock.NEVER);
        if (waitsForItself(me)) {
            scheduler.finish(Ending.DEADLOCK);
        }
    }

    /** Whether a thread waits for a monitor whose owner waits for one whose owner ... is that thread: they never go on, whatever the others do. */
    private static boolean waitsForItself(ControlledThread me) {
        ControlledThread at = me;
        do {
            at = at.wait == Wait.MONITOR && at.monitor != null ? at.monitor.owner : null;
        } while (at != null && at != me);
        return at == me;
    }
}
