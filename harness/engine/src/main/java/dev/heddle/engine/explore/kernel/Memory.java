package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.schedule.Operation;
import org.jspecify.annotations.Nullable;

/** Accesses to fields and array elements, and to objects as a whole: which of them are scheduling points. */
final class Memory {
    /** How many places a thread may come by that are no scheduling points before it is made to give way. */
    private static final int MOST_WITHOUT_POINT = 20_000;

    private final Scheduler scheduler;
    private final PlaceTable places;
    private final ObjectTable objects;
    private final FieldTable fields;
    private final StaticFields staticFields = new StaticFields();

    Memory(Scheduler scheduler, PlaceTable places, ObjectTable objects, FieldTable fields) {
        this.scheduler = scheduler;
        this.places = places;
        this.objects = objects;
        this.fields = fields;
    }

    /** A field is about to be read or written; a static one if there is no owner. */
    void field(@Nullable Object owner, int site, int kind) {
        ControlledThread me = scheduler.me();
        me.stepped = false;
        if (scheduler.alone()) {
            scheduler.passes(me);
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

    /** An array element is about to be read or written. */
    void element(Object array, int index, int site, int kind) {
        ControlledThread me = scheduler.me();
        me.stepped = false;
        if (scheduler.alone()) {
            scheduler.passes(me);
            return;
        }
        if (array == null) {
            return;
        }
        int object = objects.findOrAdd(array);
        if (contended(me, object, site, kind)) {
            step(me, kind, Locations.part(object, index), site, array, index);
        }
    }

    /** Notes that a thread touches an object; whether that is a scheduling point. */
    boolean contended(ControlledThread me, int object, int site, int kind) {
        boolean hot = scheduler.sharing.isHot(site);
        scheduler.sharing.touch(object, me.id, kind == Operation.WRITE, site, hot);
        if (!hot) {
            noPoint(me, site, kind);
        }
        return hot;
    }

    /** What it does is no scheduling point; but at times it gives way, as it may wait for what others do. */
    private void noPoint(ControlledThread me, int site, int kind) {
        if (me.initialisers.quiet()) {
            return;
        }
        me.wroteSincePoint |= kind == Operation.WRITE;
        if (++me.sincePoint > MOST_WITHOUT_POINT) {
            scheduler.step(me, Operation.PAUSE, Operation.NOWHERE, site, null, -1);
        }
    }

    /**
     * A step at a place of the program, or of the JDK where that is explored inside of. In a static initialiser that runs without a switch it belongs to the step
     * before.
     */
    void step(ControlledThread me, int kind, long location, int site, @Nullable Object target, int part) {
        if (me.initialisers.quiet()) {
            scheduler.effect(kind, location);
            me.initialisers.touches();
            return;
        }
        scheduler.step(me, kind, location, site, target, part, places.inJdk(site));
    }
}
