package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.schedule.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The monitors of a schedule, by the number of their object, and what threads do with them. */
final class MonitorTable {
    private final Scheduler scheduler;
    private final PlaceTable places;
    private final ObjectTable objects;
    private final Waits waits;
    private Monitor[] monitors = new Monitor[0];
    private int[] schedules = new int[0];
    private int schedule;

    MonitorTable(Scheduler scheduler, PlaceTable places, ObjectTable objects, Waits waits) {
        this.scheduler = scheduler;
        this.places = places;
        this.waits = waits;
        this.objects = objects;
    }

    void reset() {
        schedule++;
    }

    /** The monitor of an object by its number. */
    Monitor get(int object) {
        if (object >= monitors.length) {
            int size = Math.max(64, Math.max(2 * monitors.length, object + 1));
            int old = monitors.length;
            monitors = Arrays.copyOf(monitors, size);
            schedules = Arrays.copyOf(schedules, size);
            for (int i = old; i < size; i++) {
                monitors[i] = new Monitor();
            }
        }
        Monitor monitor = monitors[object];
        if (schedules[object] != schedule) {
            schedules[object] = schedule;
            monitor.reset();
        }
        return monitor;
    }

    void enter(ControlledThread me, Object target, int site) {
        int known = objects.size();
        int object = objects.findOrAdd(target);
        Monitor monitor = get(object);
        if (monitor.owner == me) {
            monitor.entries++;
            return;
        }
        long location = Locations.monitor(object);
        int place = site == 0 ? secondLock(me) : site;
        if (pointAt(me, object, place) || monitor.owner != null) {
            waits.forMonitor(me, monitor, target);
            step(me, Operation.LOCK, location, place, target);
            if (site == 0) {
                scheduler.effect(Operation.WRITE, Operation.EVERYWHERE); // what the JDK goes on with is not known
            }
        } else {
            effect(Operation.LOCK, location, site, target);
        }
        monitor.owner = me;
        monitor.entries = 1;
        monitor.inJdk = site == 0;
        me.monitorsOfJdk += site == 0 ? 1 : 0;
        monitor.passing = object == known && scheduler.alone();
        scheduler.stale();
    }

    /**
     * Where a call of the JDK takes a monitor while it has another: threads that do so in opposite orders wait for each other. Elsewhere in the JDK that is no
     * place of its own: 0.
     */
    private int secondLock(ControlledThread me) {
        return me.monitorsOfJdk == 0 ? 0 : places.secondLock(me.callbacks.site());
    }

    private void step(ControlledThread me, int kind, long location, int site, Object target) {
        scheduler.step(me, kind, location, site, target, -1, site == 0 || places.inJdk(site));
    }

    /** JDKs before 19 keep the threads of a group under its lock: who starts or ends first in it is to be seen in nothing. */
    private void effect(int kind, long location, int site, Object target) {
        if (site != 0 || !(target instanceof ThreadGroup)) {
            scheduler.effect(kind, location);
        }
    }

    void exit(ControlledThread me, Object target, int site) {
        int object = objects.findOrAdd(target);
        if (scheduler.over() && get(object).owner != me) {
            // It is unwound. Another that waited has taken the monitor back, and the code that javac makes would try
            // again for ever if this threw.
            return;
        }
        Monitor monitor = owned(me, object);
        if (monitor.entries > 1) {
            monitor.entries--;
            return;
        }
        if (!scheduler.over() && pointAt(me, object, site)) {
            step(me, Operation.UNLOCK, Locations.monitor(object), site, target);
        } else {
            effect(Operation.UNLOCK, Locations.monitor(object), site, target);
        }
        monitor.owner = null;
        monitor.entries = 0;
        me.monitorsOfJdk -= monitor.inJdk ? 1 : 0;
        if (monitor.passing && object == objects.size() - 1 && scheduler.alone()) {
            objects.removeLast(); // the JDK fills its caches anew after some collections, and numbers may not tell
        }
        scheduler.stale();
    }

    /** Whether a place is a scheduling point; one inside of the JDK (site 0) is none, unless it has to wait. */
    private boolean pointAt(ControlledThread me, int object, int site) {
        if (scheduler.alone()) {
            return false;
        }
        boolean hot = scheduler.sharing.isHot(site);
        scheduler.sharing.touch(object, me.id, true, site, hot);
        if (me.initialisers.quiet() && hot) {
            me.initialisers.touches();
            return false;
        }
        return hot && site != 0;
    }

    boolean holds(ControlledThread me, Object target) {
        int object = objects.find(target);
        return object >= 0 && get(object).owner == me;
    }

    void await(ControlledThread me, Object target, long nanos, int site) throws InterruptedException {
        int object = objects.findOrAdd(target);
        Monitor monitor = owned(me, object);
        long location = Locations.monitor(object);
        if (!scheduler.quiet(me)) {
            scheduler.sharing.touch(object, me.id, true, site, true);
            step(me, Operation.UNLOCK, location, site, target);
        }
        waits.checkInterrupted(me); // after the step: between this and the wait set nobody may come
        int entries = monitor.entries;
        monitor.owner = null;
        monitor.entries = 0;
        monitor.waiters++;
        me.signalled = false;
        me.monitor = monitor;
        me.waitFor(ControlledThread.Wait.SIGNAL, target, nanos > 0 ? scheduler.clock.in(nanos) : Clock.NEVER);
        boolean interrupted;
        try {
            step(me, Operation.RESUME, site == 0 ? Operation.EVERYWHERE : waits.resumes(me, location), site, target);
        } finally {
            interrupted = leaveWaitSet(me, monitor);
            monitor.owner = me;
            monitor.entries = entries;
            scheduler.stale();
        }
        if (interrupted) {
            waits.checkInterrupted(me);
        }
    }

    /**
     * Takes a signal if one is there for the thread. Whether the thread was interrupted instead: then it leaves the signal to the others, if there is one of
     * them whom it was given to (JLS 17.2.4).
     */
    private boolean leaveWaitSet(ControlledThread me, Monitor monitor) {
        monitor.waiters--;
        if (me.signalled) {
            int others = signalledBeside(me, monitor);
            boolean takes = monitor.signals > 0 && (!me.interrupted || others < monitor.signals);
            if (takes && --monitor.signals == 0) {
                noneSignalled(monitor);
            }
            me.signalled = false;
            if (takes) {
                return false;
            }
        }
        return me.interrupted;
    }

    private int signalledBeside(ControlledThread me, Monitor monitor) {
        int count = 0;
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (thread != me && waitsFor(thread, monitor) && thread.signalled) {
                count++;
            }
        }
        return count;
    }

    private void noneSignalled(Monitor monitor) {
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (waitsFor(thread, monitor)) {
                thread.signalled = false;
            }
        }
    }

    private static boolean waitsFor(ControlledThread thread, Monitor monitor) {
        return thread.wait == ControlledThread.Wait.SIGNAL && thread.monitor == monitor;
    }

    void signal(ControlledThread me, Object target, boolean all, int site) {
        int object = objects.findOrAdd(target);
        Monitor monitor = owned(me, object);
        if (pointAt(me, object, site)) {
            step(me, Operation.WAKE, Locations.monitor(object), site, target);
        } else {
            scheduler.effect(Operation.WAKE, Locations.monitor(object));
        }
        if (monitor.waiters == monitor.signals) {
            return; // nobody is left to take another
        }
        monitor.signals = all ? monitor.waiters : monitor.signals + 1;
        for (int i = 0; i < scheduler.threads.aliveCount(); i++) {
            ControlledThread thread = scheduler.threads.alive(i);
            if (waitsFor(thread, monitor)) {
                thread.signalled = true;
            }
        }
        scheduler.stale();
    }

    private Monitor owned(ControlledThread me, int object) {
        Monitor monitor = get(object);
        if (monitor.owner != me) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return monitor;
    }

    /** The object whose monitor this is; null if it is of no object of this schedule. */
    @Nullable
    Object objectOf(Monitor monitor) {
        for (int i = 0; i < objects.size(); i++) {
            if (i < monitors.length && monitors[i] == monitor) {
                return objects.get(i);
            }
        }
        return null;
    }

    /** Numbers of the objects whose monitor a thread holds, in the order in which it first met them. */
    int[] heldBy(ControlledThread thread) {
        int[] held = new int[objects.size()];
        int count = 0;
        for (int i = 0; i < objects.size() && i < monitors.length; i++) {
            if (schedules[i] == schedule && monitors[i].owner == thread) {
                held[count++] = i;
            }
        }
        return Arrays.copyOf(held, count);
    }
}
