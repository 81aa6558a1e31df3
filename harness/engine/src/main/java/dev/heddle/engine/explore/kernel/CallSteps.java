package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.explore.schedule.Operation;
import org.jspecify.annotations.Nullable;

/** Calls of the program into trusted classes, each of which counts as one step, and returns to those. */
final class CallSteps {
    private final Scheduler scheduler;
    private final PlaceTable places;
    private final ObjectTable objects;
    private final Memory memory;
    private final RacedClasses raced;

    CallSteps(Scheduler scheduler, PlaceTable places, ObjectTable objects, Memory memory, RacedClasses raced) {
        this.scheduler = scheduler;
        this.places = places;
        this.objects = objects;
        this.memory = memory;
        this.raced = raced;
    }

    /** A call is about to be made; the receiver is null for a static method. */
    void call(@Nullable Object receiver, int site) {
        ControlledThread me = scheduler.me();
        me.stepped = false;
        me.locksInCall = false;
        me.callbacks.call(receiver, site);
        if (scheduler.alone()) {
            scheduler.passes(me);
            return;
        }
        if (raced.seesInside(receiver)) {
            return;
        }
        int kind = kind(receiver, site);
        if (me.initialisers.quiet()) {
            callInInitialiser(me, receiver, site, kind);
            return;
        }
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

    /**
     * It belongs to the step before. What is not known to touch only itself is of interest if it was there before the initialiser: where others do something
     * with it too, there are schedules in which they did so first.
     */
    private void callInInitialiser(ControlledThread me, @Nullable Object receiver, int site, int kind) {
        if (receiver == null) {
            return;
        }
        switch (Footprint.of(receiver.getClass())) {
            case RECEIVER -> callOfWhole(me, receiver, Footprint.RECEIVER, site, kind);
            case COLLECTION -> callOfWhole(me, receiver, Footprint.COLLECTION, site, kind);
            case EVERYTHING -> {
                if (objects.find(receiver) >= 0) {
                    me.initialisers.opens();
                }
            }
            case NOTHING -> {
                if (receiver instanceof ThreadLocal) {
                    me.initialisers.looksAtThread();
                }
            }
            case ITERATOR -> {}
        }
    }

    /** A method that is given an array goes through it, and through the elements if they are objects, unless it only keeps them. */
    private void callOnArray(ControlledThread me, Object array, int site, int kind) {
        boolean goesOn = !array.getClass().getComponentType().isPrimitive() && !places.keeps(site);
        me.driven |= goesOn;
        if (memory.contended(me, objects.findOrAdd(array), site, kind) || goesOn) {
            stepOfCall(me, Operation.EVERYWHERE, array, site, kind);
        }
    }

    /** A trusted class is about to read an argument that it makes a text of, or each of several. */
    void reads(@Nullable Object argument, int site) {
        ControlledThread me = scheduler.me();
        if (scheduler.alone() || argument == null) {
            return;
        }
        if (argument instanceof Object[] several) {
            for (Object each : several) {
                reads(each, site);
            }
            return;
        }
        if (raced.seesInside(argument)) {
            return;
        }
        if (me.initialisers.quiet()) {
            callInInitialiser(me, argument, site, Operation.READ);
            return;
        }
        Footprint footprint = Footprint.of(argument.getClass());
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

    /** A class of the JDK takes a lock. If it has one already, in a call that may take two, another thread may come in between. */
    void locking(Object lock) {
        ControlledThread me = scheduler.me();
        effectOfCall(me, lock, Operation.LOCK);
        int call = me.callbacks.site();
        int place = call == Hooks.site ? places.secondLock(call) : 0;
        if (place == 0 || scheduler.quiet(me)) {
            return;
        }
        if (me.locksInCall) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, place, lock, -1);
            Hooks.site = call;
        }
        me.locksInCall = true;
    }

    /** A class of the JDK gives a lock back. */
    void unlocking(Object lock) {
        effectOfCall(scheduler.me(), lock, Operation.UNLOCK);
    }

    /** What a call of the lock does, which was a write to all of it so far. */
    private void effectOfCall(ControlledThread me, Object lock, int kind) {
        if (me.target == lock && me.location >= 0 && !scheduler.quiet(me)) {
            scheduler.effect(kind, me.location);
        }
    }

    private void callOfEverything(ControlledThread me, @Nullable Object receiver, int site, int kind) {
        me.driven = true;
        if (receiver != null && Footprint.isView(receiver)) {
            scheduler.sharing.touchAll(objects.findOrAdd(Footprint.VIEWS), me.id, kind == Operation.WRITE, site);
        }
        Object array = receiver == null ? null : WrappedArrays.of(receiver);
        if (array != null) {
            memory.contended(me, objects.findOrAdd(array), site, kind);
        }
        stepOfCall(me, Operation.EVERYWHERE, receiver, site, kind);
    }

    private void callOfWhole(ControlledThread me, Object receiver, Footprint footprint, int site, int kind) {
        int object = objects.findOrAdd(receiver);
        boolean point = memory.contended(me, object, site, kind);
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

    /** A method begins that the JDK may have called. If other threads were told of work before, they may take it first, also what the JDK goes on with here. */
    void calledBack() {
        ControlledThread me = scheduler.me();
        if (me.handsOut && !scheduler.quiet(me) && !scheduler.over()) {
            int before = Hooks.site;
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, before, null, -1);
            Hooks.site = before;
        }
        me.callbacks.enter(me.stepped);
    }

    /** A method that the JDK may have called is about to return to it. */
    void returns(int site) {
        ControlledThread me = scheduler.me();
        boolean stepped = me.callbacks.leave();
        if ((stepped || me.callbacks.splitsStep()) && !scheduler.quiet(me) && !scheduler.over()) {
            Reach reach = me.callbacks.endsTaskOfJdk() ? Reach.EVERYTHING : Reach.ofCaller();
            if (stepped ? reach != Reach.NOTHING : splits(reach, me.callbacks.receiver())) {
                int before = Hooks.site;
                returns(me, reach == Reach.RECEIVER ? me.callbacks.receiver() : null, site);
                Hooks.site = before;
            }
        }
    }

    /** Whether others may do the same to a receiver between the two parts of a call that only calls the program in between: what else may come of it is not known. */
    private static boolean splits(Reach reach, @Nullable Object receiver) {
        return reach == Reach.RECEIVER && receiver != null && Footprint.of(receiver.getClass()) != Footprint.EVERYTHING
                || reach == Reach.EVERYTHING && receiver instanceof ClassValue;
    }

    /** What the JDK goes on with is a step: it touches the receiver of the call that it carries out, or, if that is not known, everything. */
    private void returns(ControlledThread me, @Nullable Object receiver, int site) {
        Footprint footprint = receiver == null ? Footprint.EVERYTHING : Footprint.of(receiver.getClass());
        if (receiver == null || footprint == Footprint.EVERYTHING) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, site, null, -1);
        } else if (footprint == Footprint.ITERATOR) {
            callOfIterator(me, receiver, site);
        } else if (footprint != Footprint.NOTHING && !raced.seesInside(receiver)) {
            callOfWhole(me, receiver, footprint, site, kind(receiver, me.callbacks.site()));
        }
    }

    /** What a call does to its receiver. */
    private int kind(@Nullable Object receiver, int site) {
        return places.writes(site) || ChangingReads.of(receiver) ? Operation.WRITE : Operation.READ;
    }

    private void stepOfCall(ControlledThread me, long location, @Nullable Object receiver, int site, int kind) {
        boolean everywhere = location == Operation.EVERYWHERE;
        boolean writes = kind == Operation.WRITE;
        if (receiver != null) {
            raced.look(scheduler.threads, me, receiver, writes);
        }
        me.nextCallWrites = writes;
        memory.step(me, everywhere ? Operation.WRITE : kind, location, site, receiver, -1);
    }

    /**
     * A collection may be reached by others through one that wraps it, or is a view of it. That is no place which a thread comes by: whether any of these were
     * seen is learnt, and places are counted in a replay too.
     */
    private void reachable(ControlledThread me, int site, int kind) {
        if (scheduler.sharing.anyViews()) {
            scheduler.sharing.touch(
                    objects.findOrAdd(Footprint.VIEWS),
                    me.id,
                    kind == Operation.WRITE,
                    site,
                    scheduler.sharing.isHot(site));
        }
    }

    /**
     * Which collection an iterator goes through is not known. As long as no collection of the class is contended it does not matter; the class stands for
     * them all.
     */
    private void callOfIterator(ControlledThread me, Object iterator, int site) {
        int type = objects.findOrAdd(Footprint.collectionOf(iterator.getClass()));
        reachable(me, site, Operation.READ);
        memory.contended(me, objects.findOrAdd(iterator), site, Operation.WRITE);
        raced.look(scheduler.threads, me, iterator, true);
        if (memory.contended(me, type, site, Operation.READ)) {
            scheduler.step(me, Operation.WRITE, Operation.EVERYWHERE, site, iterator, -1);
        }
    }
}
