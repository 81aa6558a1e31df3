package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Learns which places in the code touch what threads contend for; only those are scheduling points.
 *
 * <p>A place is <em>hot</em> once it has touched a thing (a field of an object, an array, a monitor, an object whose class is trusted) that two threads
 * touched, one of them writing, in some schedule. Touching something at a place that is not hot is no scheduling point. The set is fixed while a schedule
 * runs, and grows between schedules; a search that wants to claim completeness starts again whenever it grew.
 *
 * <p>Why nothing is lost: suppose the set did not grow in a complete search, and yet some execution contains two conflicting touches, one of them at a place
 * that is not hot. Take the shortest such prefix. Up to its last step all touches at places that are not hot conflict with nothing, so each can be moved next
 * to the scheduling point before it in its thread without changing any state; the result is a schedule of the search. There the last touch would have
 * been seen to conflict, and the place would be hot. Touches before the first thread is started, and after all others have ended and were joined, are
 * ordered with everything, so they are not looked at.
 */
final class Sharing {
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;
    /** In place of the number of a note. */
    private static final int NO_NOTE = -1;

    private boolean[] hot = new boolean[256];
    private int[] toHeat = new int[64];
    private int heating;
    /** In place of what was learnt, while schedules are replayed; null otherwise. */
    private @Nullable IntPredicate fixed;
    /** What that says of a place, as far as it was asked: 1 yes, -1 no. */
    private byte[] fixedKnown = new byte[0];

    /** Whether collections were reached through others, in some schedule. */
    private boolean views;

    private boolean grown;

    /**
     * For each thing of the schedule (twice the number of an object; twice that of a field, and one): who touched it, who wrote it, and where, as long as it is
     * not contended.
     */
    private int[] touchedBy = new int[64];

    private int[] writtenBy = new int[64];
    private int[] epochs = new int[64];
    /** The number of the note that was made last of it. */
    private int[] lastNote = new int[64];

    /** Notes of the schedule: each of a place that touched a thing, and of the number of the note of the same thing that was made before it. */
    private int[] notedPlace = new int[64];

    private int[] noteBefore = new int[64];
    private int notes;
    private int epoch = 1;

    boolean isHot(int site) {
        IntPredicate fixed = this.fixed;
        if (fixed != null) {
            byte known = site < fixedKnown.length ? fixedKnown[site] : 0;
            return known == 0 ? ask(fixed, site) : known > 0;
        }
        return site < hot.length && hot[site];
    }

    private void setHot(int site) {
        if (site >= hot.length) {
            hot = Arrays.copyOf(hot, Math.max(2 * hot.length, site + 1));
        }
        hot[site] = true;
    }

    private boolean ask(IntPredicate fixed, int site) {
        Thread suspended = Hooks.suspend(); // it looks into collections whose classes may be explored inside of
        boolean is = fixed.test(site);
        Hooks.resume(suspended);
        if (site >= fixedKnown.length) {
            fixedKnown = Arrays.copyOf(fixedKnown, Math.max(2 * fixedKnown.length, site + 1));
        }
        fixedKnown[site] = (byte) (is ? 1 : -1);
        return is;
    }

    /** Exactly these places are hot, and nothing is learnt. */
    void fix(IntPredicate places) {
        fixed = places;
        fixedKnown = new byte[0];
    }

    void learn() {
        fixed = null;
    }

    /** The places that were learnt to be hot. */
    BitSet hot() {
        BitSet places = new BitSet(hot.length);
        for (int site = 0; site < hot.length; site++) {
            places.set(site, hot[site]);
        }
        return places;
    }

    /** The same, with those that are to be so from the next schedule on. */
    BitSet known() {
        BitSet places = hot();
        Arrays.stream(toHeat, 0, heating).forEach(places::set);
        return places;
    }

    /** Notes that a thread touches an object as a whole. */
    void touch(int object, int thread, boolean writes, int site, boolean siteIsHot) {
        touchThing(2 * object, thread, writes, site, siteIsHot);
    }

    /** Notes that a thread touches a field, by its number in a {@link FieldTable}. */
    void touchField(int field, int thread, boolean writes, int site, boolean siteIsHot) {
        touchThing(2 * field + 1, thread, writes, site, siteIsHot);
    }

    private void touchThing(int thing, int thread, boolean writes, int site, boolean siteIsHot) {
        if (thing >= epochs.length) {
            grow(thing);
        }
        if (epochs[thing] != epoch) {
            epochs[thing] = epoch;
            touchedBy[thing] = thread;
            writtenBy[thing] = writes ? thread : NOBODY;
            lastNote[thing] = NO_NOTE;
            if (!siteIsHot) {
                note(thing, site);
            }
            return;
        }
        if (touchedBy[thing] == SEVERAL && writtenBy[thing] != NOBODY) {
            if (!siteIsHot) {
                heat(site);
            }
            return;
        }
        if (touchedBy[thing] != thread) {
            touchedBy[thing] = SEVERAL;
        }
        if (writes) {
            writtenBy[thing] = thread;
        }
        if (!siteIsHot) {
            note(thing, site);
        }
        if (touchedBy[thing] == SEVERAL && writtenBy[thing] != NOBODY) {
            contended(thing);
        }
    }

    /** Notes that a thread touches what it reaches through a collection that wraps others; from the next schedule on all calls to collections count as touching that. */
    void touchAll(int object, int thread, boolean writes, int site) {
        if (!views && fixed == null) {
            views = true;
            grown = true;
        }
        touch(object, thread, writes, site, true);
    }

    /** Whether {@link #touchAll} was ever called. */
    boolean anyViews() {
        return views;
    }

    private void note(int thing, int site) {
        for (int note = lastNote[thing]; note != NO_NOTE; note = noteBefore[note]) {
            if (notedPlace[note] == site) {
                return;
            }
        }
        if (notes == notedPlace.length) {
            notedPlace = Arrays.copyOf(notedPlace, 2 * notes);
            noteBefore = Arrays.copyOf(noteBefore, 2 * notes);
        }
        notedPlace[notes] = site;
        noteBefore[notes] = lastNote[thing];
        lastNote[thing] = notes++;
    }

    /** Whether two threads have touched an object, one of them writing. */
    boolean isContended(int object) {
        return isThingContended(2 * object);
    }

    private boolean isThingContended(int thing) {
        return thing < epochs.length
                && epochs[thing] == epoch
                && touchedBy[thing] == SEVERAL
                && writtenBy[thing] != NOBODY;
    }

    /** Takes an object for contended, whoever touched it. */
    void contend(int object) {
        if (!isContended(object)) {
            touch(object, 0, true, 0, true);
            touchedBy[2 * object] = SEVERAL;
            contended(2 * object);
        }
    }

    private void contended(int thing) {
        for (int note = lastNote[thing]; note != NO_NOTE; note = noteBefore[note]) {
            heat(notedPlace[note]);
        }
    }

    /** A place inside of the JDK (0) is no scheduling point, whatever is touched there; and what the JDK locks may depend on what the collector left. */
    void heat(int site) {
        if (site == 0 || isHot(site)) {
            return;
        }
        if (heating == toHeat.length) {
            toHeat = Arrays.copyOf(toHeat, 2 * heating);
        }
        toHeat[heating++] = site;
    }

    /** All that was touched so far comes before all that will be. */
    void nextEpoch() {
        epoch++;
    }

    /** Begins a schedule with what was learnt in the one before. */
    void begin() {
        epoch++;
        notes = 0;
        learnFromLast();
    }

    private void learnFromLast() {
        if (fixed != null) {
            return;
        }
        for (int i = 0; i < heating; i++) {
            int site = toHeat[i];
            if (site >= hot.length || !hot[site]) {
                setHot(site);
                grown = true;
            }
        }
        heating = 0;
    }

    /** Whether the set has grown since this was last asked; the schedule that has just ended may have been a search's last. */
    boolean grown() {
        learnFromLast();
        boolean was = grown;
        grown = false;
        return was;
    }

    private void grow(int thing) {
        int size = Math.max(2 * epochs.length, thing + 1);
        touchedBy = Arrays.copyOf(touchedBy, size);
        writtenBy = Arrays.copyOf(writtenBy, size);
        epochs = Arrays.copyOf(epochs, size);
        lastNote = Arrays.copyOf(lastNote, size);
    }
}
