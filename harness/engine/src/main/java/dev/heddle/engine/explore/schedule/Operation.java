package dev.heddle.engine.explore.schedule;

/**
 * The kinds of visible operation, and which of them are independent: those whose order does not matter. Plain numbers, so that a scheduling point allocates
 * nothing.
 */
public final class Operation {
    /** In place of an operation: the thread has ended. */
    public static final int NONE = -1;
    /** Reads a location. */
    public static final int READ = 0;
    /** Writes a location, or reads and writes it in one step. */
    public static final int WRITE = 1;
    /** Takes a monitor; enabled while no other thread holds it. */
    public static final int LOCK = 2;
    /** Gives a monitor back. */
    public static final int UNLOCK = 3;
    /** Goes on after waiting: for a signal, a permit, the end of a thread, a point in time; enabled when that has come. */
    public static final int RESUME = 4;
    /** Wakes another thread, or lets one start. */
    public static final int WAKE = 5;
    /** First step of a thread. */
    public static final int BEGIN = 6;
    /** Something that touches no location: a yield, say. */
    public static final int PAUSE = 7;

    /** Location of an operation that touches nothing. */
    public static final long NOWHERE = -1;
    /** Location of an operation of which is not known what it touches: dependent on everything but {@link #NOWHERE}. */
    public static final long EVERYWHERE = -2;

    private Operation() {}

    /** Whether the order of two operations of different threads can matter. Never false when it can. */
    public static boolean dependent(int kindA, long locationA, int kindB, long locationB) {
        if (locationA == NOWHERE || locationB == NOWHERE) {
            return false;
        }
        if (kindA == READ && kindB == READ) {
            return false;
        }
        return locationA == locationB || locationA == EVERYWHERE || locationB == EVERYWHERE;
    }
}
