package dev.heddle.engine.explore.kernel;

import dev.heddle.results.Order;
import dev.heddle.results.WakeUps;

/**
 * How schedules are run.
 *
 * @param seed of what would otherwise seed itself
 * @param wakeUps what may end a wait beside what it waits for
 * @param stepBound how many steps a schedule may have before it counts as a livelock; ten times as many if its threads neither spin nor try in vain; those that a thread takes while
 *     all others wait count a fifth
 */
public record Options(long seed, WakeUps wakeUps, int stepBound) {
    private static final int STEP_BOUND = 200_000;

    /** What is usual. */
    public static Options usual(long seed) {
        return new Options(seed, WakeUps.USUAL, STEP_BOUND);
    }

    /** What the settings of a cell say. */
    public static Options of(Order.Settings settings) {
        return new Options(settings.seed(), settings.wakeUps(), STEP_BOUND);
    }
}
