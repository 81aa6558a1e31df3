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
            lock.monitor().reset();
        }
    }

    /**
     * A thread needs a class. That is a step only where it has to wait for another, or is initialising another class itself, which others may wait for; who is the
     * first to use a class makes no difference else, unless its initialiser was seen to touch what others do.
     */
    void enter(ControlledThread me, Class<?> type, int site) {
        ClassLock lock = lockOf(type);
        Monitor monitor = lock.monitor();
        if (monitor.owner == me) {
            monitor.entries++;
            return;
        }
        if (scheduler.sharing.isHot(site) && !scheduler.quiet(me)) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, site, lock, -1);
        }
        if (monitor.owner != null || me.initialisers.any() && !scheduler.alone()) {
            waits.forMonitor(me, monitor, lock);
            scheduler.step(me, Operation.RESUME, Operation.EVERYWHERE, 0, lock, -1);
        }
        monitor.owner = me;
        monitor.entries = 1;
        scheduler.stale();
    }

    void exit(ControlledThread me, Class<?> type) {
        Monitor monitor = lockOf(type).monitor();
        if (monitor.owner == me && --monitor.entries == 0) {
            monitor.owner = null;
            scheduler.stale();
        }
    }

    private ClassLock lockOf(Class<?> type) {
        Thread suspended = Hooks.suspend();
        try {
            return locks.computeIfAbsent(type, key -> new ClassLock(key, new Monitor()));
        } finally {
            Hooks.resume(suspended);
        }
    }
}
