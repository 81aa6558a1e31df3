package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.schedule.Operation;

/**
 * Tells threads that spin. One that comes by the same place again while nothing was changed goes in a circle; circles of any length are found as in Brent's
 * algorithm (BIT 20, 1980): the place to come back to is moved on after 1, 2, 4, 8 steps. One that changes something in each round, as a failing
 * compare-and-set seems to, counts as spinning only after many rounds in which nobody else changed anything.
 */
final class Spinning {
    private static final int ROUNDS_OF_CHANGES = 500;
    /** Coming by so many places that are no scheduling points is as long as a step. */
    private static final int PLACES_PER_STEP = 100;

    private long changes;
    /** Steps in a row in which nothing changed while every thread that could go on was spinning. */
    private int idle;

    void reset() {
        changes = 0;
        idle = 0;
    }

    /** How many steps changed what threads share. */
    long changes() {
        return changes;
    }

    /** A thread announces its next operation; what it announced before has been done. */
    void announced(ControlledThread thread, int before, int kind, long location, int site) {
        boolean paused = before == Operation.PAUSE;
        if (kind == Operation.WRITE) {
            thread.spins = paused | circlesChanging(thread, location, site);
            return;
        }
        if (changes != thread.anchorChanges) {
            thread.anchorChanges = changes;
            anchor(thread, location, site);
            thread.nextAnchor = 1;
            thread.spins = paused | goesOnChanging(thread);
        } else if (site == thread.anchorSite && location == thread.anchorLocation) {
            thread.spins = true;
        } else {
            if (++thread.sinceAnchor == thread.nextAnchor) {
                anchor(thread, location, site);
                thread.nextAnchor *= 2;
            }
            thread.spins |= paused;
        }
    }

    private static void anchor(ControlledThread thread, long location, int site) {
        thread.anchorSite = site;
        thread.anchorLocation = location;
        thread.sinceAnchor = 0;
    }

    private boolean circlesChanging(ControlledThread thread, long location, int site) {
        long byOthers = changes - thread.changes;
        if (site == thread.writeSite && location == thread.writeLocation && byOthers == thread.changesByOthers) {
            return ++thread.writeRounds > ROUNDS_OF_CHANGES;
        }
        if (byOthers != thread.changesByOthers || thread.writeRounds == 0) {
            thread.writeSite = site;
            thread.writeLocation = location;
            thread.changesByOthers = byOthers;
            thread.writeRounds = 0;
            return false;
        }
        return thread.writeRounds > ROUNDS_OF_CHANGES;
    }

    /** Whether only the thread's own rounds of changes went on. */
    private boolean goesOnChanging(ControlledThread thread) {
        return thread.writeRounds > ROUNDS_OF_CHANGES && changes - thread.changes == thread.changesByOthers;
    }

    /** A thread takes its step. */
    void steps(ControlledThread thread) {
        switch (thread.kind) {
            case Operation.READ, Operation.PAUSE, Operation.BEGIN -> {}
            case Operation.RESUME -> {
                if (thread.wait != ControlledThread.Wait.TIME) {
                    changed(thread);
                }
            }
            default -> changed(thread);
        }
        idle = thread.spins ? idle + 1 + thread.sincePoint / PLACES_PER_STEP : 0;
        thread.sincePoint = 0;
    }

    private void changed(ControlledThread thread) {
        changes++;
        thread.changes++;
    }

    /** For how many steps in a row only spinning threads have gone on. */
    int idle() {
        return idle;
    }

    void progress() {
        idle = 0;
    }
}
