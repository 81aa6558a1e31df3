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

    private long changes;
    /** Steps in a row in which only spinning threads went on and nothing changed. */
    private int idle;
    /** Steps in a row in which only spinning threads went on, whatever they changed. */
    private int busy;

    private int idleFrom;
    private int busyFrom;

    void reset() {
        changes = 0;
        idle = 0;
        busy = 0;
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

    /** A thread takes its step. */
    void steps(ControlledThread thread, int step) {
        switch (thread.kind) {
            case Operation.READ, Operation.PAUSE, Operation.BEGIN -> {}
            case Operation.RESUME -> {
                if (thread.wait != ControlledThread.Wait.TIME) {
                    changed(thread);
                }
            }
            default -> changed(thread);
        }
        int length = 1 + thread.sincePoint / PLACES_PER_STEP;
        idleFrom = idle == 0 ? step : idleFrom;
        busyFrom = busy == 0 ? step : busyFrom;
        idle = thread.idles ? idle + length : 0;
        busy = thread.spins ? busy + length : 0;
        thread.sincePoint = 0;
    }

    private void changed(ControlledThread thread) {
        changes++;
        thread.changes++;
    }

    /** The step that a thread has just taken was to change something, and did not. */
    void unchanged(ControlledThread thread) {
        changes--;
        thread.changes--;
    }

    int idle() {
        return idle;
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
        busy = 0;
    }
}
