package dev.heddle.engine.stress;

import java.util.BitSet;

/** The iterations of a batch that an actor did not bring to their end. Written by the actors' threads, read when they have passed a gate since. */
final class Misses {
    private final Failures failures;
    private final StopSign stop;
    private final BitSet failed = new BitSet();
    private final BitSet cut = new BitSet();
    private volatile boolean any;

    Misses(Failures failures, StopSign stop) {
        this.failures = failures;
        this.stop = stop;
    }

    /**
     * An actor threw.
     *
     * @return whether that is a failure, and not an action cut short at the end of the run
     */
    synchronized boolean threw(Me actor, int at, long iteration, Throwable thrown) {
        any = true;
        if (thrown instanceof InterruptedException && stop.isUp()) {
            cut.set(at);
            return false;
        }
        failed.set(at);
        failures.threw(actor.title(), thrown, iteration);
        return true;
    }

    boolean any() {
        return any;
    }

    /** Whether an actor failed in this iteration. */
    synchronized boolean failed(int at) {
        return failed.get(at);
    }

    /** Whether the iteration cannot be judged, as an actor left it early. */
    synchronized boolean missed(int at) {
        return failed.get(at) || cut.get(at);
    }

    synchronized void clear() {
        if (any) {
            any = false;
            failed.clear();
            cut.clear();
        }
    }
}
