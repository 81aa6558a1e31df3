package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import java.util.IdentityHashMap;
import java.util.Map;

/** The locks under which classes are initialised, in each schedule anew. */
final class ClassLocks {
    private final Scheduler scheduler;
    private final Waits waits;
    /** Of the classes that a thread ever had to initialise. */
    private final Map<Class<?>, ClassLock> locks = new IdentityHashMap<>();

    ClassLocks(Scheduler scheduler, Waits waits) {
        this.scheduler = scheduler;
        this.waits = waits;
    }

    void reset() {
        for (ClassLock lock : locks.values()) {
            lock.monitor.reset();
            lock.outer = null;
        }
    }

    /**
     * A thread needs a class. Who is the first to use a class makes no difference, so that it is no step, unless its initialiser was seen to touch what others
     * do, or to need a class that needs this one: then two threads that begin with different ones may wait for each other.
     */
    void enter(ControlledThread me, Class<?> type, int start, int inside) {
        ClassLock lock = lockOf(type, start, inside);
        Monitor monitor = lock.monitor;
        noteNeed(me, lock);
        if (monitor.owner == me) {
            monitor.entries++;
            return;
        }
        if (me.initialisers.quiet() && scheduler.sharing.isHot(inside)) {
            me.initialisers.opens();
        }
        if (scheduler.sharing.isHot(start) && !scheduler.quiet(me)) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, start, lock, -1);
        }
        if (monitor.owner != null) {
            waits.forMonitor(me, monitor, lock);
            scheduler.step(me, Operation.RESUME, Operation.EVERYWHERE, 0, lock, -1);
        }
        monitor.owner = me;
        monitor.entries = 1;
        lock.outer = me.classLock;
        me.classLock = lock;
        scheduler.stale();
    }

    private void noteNeed(ControlledThread me, ClassLock lock) {
        ClassLock held = me.classLock;
        if (held != null) {
            for (ClassLock each : held.needs(lock)) {
                scheduler.sharing.heat(each.start);
                scheduler.sharing.heat(each.inside);
            }
        }
    }

    void exit(ControlledThread me, Class<?> type) {
        ClassLock lock = locks.get(type);
        if (lock != null && lock.monitor.owner == me && --lock.monitor.entries == 0) {
            lock.monitor.owner = null;
            me.classLock = lock.outer;
            scheduler.stale();
        }
    }

    private ClassLock lockOf(Class<?> type, int start, int inside) {
        Thread suspended = Hooks.suspend();
        try {
            return locks.computeIfAbsent(type, key -> new ClassLock(key, start, inside));
        } finally {
            Hooks.resume(suspended);
        }
    }
}
