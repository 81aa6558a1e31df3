package dev.heddle.engine.explore.kernel;

/**
 * What the model allows beyond what is usual.
 *
 * @param seed of what would otherwise seed itself
 * @param spuriousWakeUps whether a thread may return from waiting or parking for no reason
 * @param earlyTimeouts whether a timed wait may time out while others can go on; otherwise time stands still while they can
 * @param stepBound how many steps a schedule may have before it counts as a livelock
 */
public record Options(long seed, boolean spuriousWakeUps, boolean earlyTimeouts, int stepBound) {
    /** What is usual. */
    public static Options usual(long seed) {
        return new Options(seed, false, false, 200_000);
    }
}
