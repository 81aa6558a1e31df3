package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.schedule.Operation;

/**
 * The static initialisers that a thread is in. Most touch nothing that others do, and run without a switch. What one does touch of others belongs to the step
 * before, its start; for a single access that comes to the same as a switch right before it. One that was seen to make several has its switches from the next
 * schedule on.
 */
final class Initialisers {
    private final ControlledThread me;
    private final Sharing sharing;
    /** How many it is in that run without a switch. */
    private int quiet;
    /** Place of the start of the outermost of these. */
    private int start;
    /** Place that is hot if that is to have switches. */
    private int inside;
    /** The thread's step that led to what it does now. */
    private int step;
    /** How many accesses belong to that. */
    private int accesses;

    Initialisers(ControlledThread me, Sharing sharing) {
        this.me = me;
        this.sharing = sharing;
    }

    void reset() {
        quiet = 0;
    }

    /** Whether the thread is in one that runs without a switch. */
    boolean quiet() {
        return quiet != 0;
    }

    /**
     * One begins.
     *
     * @param alone whether its start was no step, as no other thread was there
     */
    void begin(int start, int inside, boolean alone) {
        if (quiet == 0) {
            if (sharing.isHot(inside)) {
                return;
            }
            this.start = start;
            this.inside = inside;
            step = me.lastStep;
            accesses = alone ? 1 : 0;
        }
        quiet++;
    }

    void end() {
        if (quiet != 0) { // else it is one that has switches
            quiet--;
        }
    }

    /** Something is touched in it that others touch. */
    void touches() {
        sharing.heat(start);
        if (step != me.lastStep) {
            step = me.lastStep;
            accesses = me.location == Operation.EVERYWHERE ? 0 : 1; // else others could not come before that step
        }
        if (++accesses > 1) {
            sharing.heat(inside);
        }
    }

    /** It looks at which thread it is in. */
    void looksAtThread() {
        sharing.heat(start);
    }

    /** It does what others may see, or come after, while it goes on. */
    void opens() {
        sharing.heat(start);
        sharing.heat(inside);
    }
}
