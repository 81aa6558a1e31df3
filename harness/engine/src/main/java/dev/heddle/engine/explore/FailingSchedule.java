package dev.heddle.engine.explore;

import java.util.BitSet;

/**
 * A schedule that fails.
 *
 * @param choices the thread chosen at each scheduling point
 * @param points numbers of the places that were scheduling points
 * @param endless whether a thread went on for ever after its last step
 */
record FailingSchedule(int[] choices, BitSet points, boolean endless) {}
