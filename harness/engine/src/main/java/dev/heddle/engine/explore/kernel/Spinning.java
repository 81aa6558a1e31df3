package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.schedule.Operation;

/**
 * Tells threads that spin. One that comes by the same place again while nothing at all was changed goes in a circle. One that changes something in each round,
 * as a failing compare-and-set seems to, is taken to after many rounds in which nobody else changed anything. Circles of any length are found as in Brent's
 * algorithm (BIT 20, 1980): the place to come back to is moved on after 1, 2, 4, 8 steps.
 */
final class Spinning {
    private static final int ROUNDS_OF_CHANGES = 100;
    /** Coming by so many places that are no scheduling points is as long as a step. */
    private static final int PLACES_PER_STEP = 100;
    /** Threads that hinder each other try in vain in each of their rounds, which are shorter than that. */
    private static final int LONGEST_ROUND = 500;

    private long changes;
    /** Steps in a row in which only spinning threads went on and nothing changed. */
    private int idle;
    /** Whether one of them wrote something that only it had touched, as if it were at work. */
    private boolean working;
    /** Steps in a row in which only spinning threads went on, whatever they changed. */
    private int busy;

    /** Steps that led to nothing: a thread spun, or woke up as its time was over, or tried what did not succeed. */
    private int vain;

    private int idleFrom;
    private int busyFrom;

    void reset() {
        changes = 0;
        idle = 0;
        working = false;
        busy = 0;
        vain = 0;
    }

    /** How many steps changed what threads share. */
    long changes() {
        return changes;
    }

    /** A thread announces its next operation; what it announced before has been done. */
    void announced(ControlledThread thread, int before, long location, int site) {
        thread.idles = before == Operation.PAUSE | thread.still.rounds(changes, site, location) > 0;
        thread.spins = thread.idles | thread.busy.rounds(changes - thread.changes, site, location) > ROUNDS_OF_CHANGES;
    }

    /**
     * A thread takes its step.
     *
     * @param others whether others could go on instead: a thread hinders nobody while all others wait
     */
    void steps(ControlledThread thread, int step, boolean others) {
        switch (thread.kind) {
            case Operation.READ, Operation.PAUSE, Operation.BEGIN -> {}
            case Operation.RESUME -> {
                if (thread.wait == ControlledThread.Wait.TIME) {
                    vain++;
                } else {
                    changed(thread);
                }
            }
            default -> changed(thread);
        }
        int length = 1 + thread.sincePoint / PLACES_PER_STEP;
        idleFrom = idle == 0 ? step : idleFrom;
        busyFrom = busy == 0 ? step : busyFrom;
        vain += thread.idles && others && !thread.wroteSincePoint ? 1 : 0;
        working = thread.idles && (working || thread.wroteSincePoint);
        idle = thread.idles ? idle + length : 0;
        busy = thread.spins ? busy + length : 0;
        thread.sincePoint = 0;
        thread.wroteSincePoint = false;
    }

    private void changed(ControlledThread thread) {
        changes++;
        thread.changes++;
    }

    /** The step that a thread has just taken was to change something, and did not. */
    void unchanged(ControlledThread thread) {
        vain++;
        changes--;
        thread.changes--;
    }

    /** Whether so much of a schedule led to nothing that its threads hinder each other, rather than having much to do. */
    boolean isMuchInVain(int steps) {
        return vain >= steps / LONGEST_ROUND;
    }

    int idle() {
        return idle;
    }

    /** Whether in that time threads changed what only they had touched. */
    boolean working() {
        return working;
    }

    int busy() {
        return busy;
    }

    /** The step with which that began. */
    int idleFrom() {
        return idleFrom;
    }

    int busyFrom() {
        return busyFrom;
    }

    void progress() {
        idle = 0;
        working = false;
        busy = 0;
    }
}
