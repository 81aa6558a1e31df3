package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/** One scheduling point on the way to where an exhaustive search is, and the step taken there. Made once per depth and used again and again. */
final class Node {
    /** Threads that could take the step. */
    final ThreadSet enabled = new ThreadSet();
    /** Those of them that {@link SpinLimit} lets go on. */
    final ThreadSet candidates = new ThreadSet();
    /** Threads that have been tried here, or will be. */
    final ThreadSet backtrack = new ThreadSet();
    /** Threads that need not be tried here (any more): what would follow has been explored. */
    final ThreadSet asleep = new ThreadSet();

    private int sleeping;
    private int[] sleepers = new int[2];
    private Footprint[] dreams = new Footprint[2];

    private int tried;
    private Footprint[] footprints = new Footprint[0];

    /** The thread that takes the step. */
    int thread;
    /** What it does. */
    Footprint step = new Footprint();
    /** Depth of the step that this thread took before; -1 if this is its first. */
    int previous;
    /** How many threads there are before the step. */
    int threads;
    /** For each of them, one more than the depth of its last step that happens before this step, or is it; 0 for none. */
    int[] clock = new int[0];

    /** Starts anew. */
    void clear() {
        enabled.clear();
        candidates.clear();
        backtrack.clear();
        asleep.clear();
        sleeping = 0;
        tried = 0;
    }

    /** The threads that sleep before a step go on sleeping after it, unless what they would do depends on it. */
    void inheritSleepers(Node before) {
        for (int i = 0; i < before.sleeping; i++) {
            if (!before.dreams[i].dependsOn(before.step)) {
                putToSleep(before.sleepers[i], before.dreams[i]);
            }
        }
    }

    /** All that follows the step has been explored. */
    void putThreadToSleep() {
        if (tried == footprints.length) {
            footprints = Arrays.copyOf(footprints, tried + 2);
            footprints[tried] = new Footprint();
            footprints[tried + 1] = new Footprint();
        }
        Footprint spare = footprints[tried];
        footprints[tried++] = step;
        putToSleep(thread, step);
        step = spare;
    }

    private void putToSleep(int sleeper, Footprint dream) {
        if (sleeping == sleepers.length) {
            sleepers = Arrays.copyOf(sleepers, sleeping * 2);
            dreams = Arrays.copyOf(dreams, sleeping * 2);
        }
        sleepers[sleeping] = sleeper;
        dreams[sleeping++] = dream;
        asleep.add(sleeper);
    }

    /** Whether a step, by its thread and depth, happens before this step. */
    boolean isAfter(int stepThread, int stepDepth) {
        return stepThread < threads && clock[stepThread] > stepDepth;
    }

    /** Whether this step happens after no step of another thread from {@code depth} on. */
    boolean isFreeFrom(int depth) {
        for (int i = 0; i < threads; i++) {
            if (i != thread && clock[i] > depth) {
                return false;
            }
        }
        return true;
    }
}
