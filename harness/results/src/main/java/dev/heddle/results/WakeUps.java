package dev.heddle.results;

/**
 * What may end a thread's wait in explore beside what it waits for. The language allows both; a search has more to try with them.
 *
 * @param spurious whether {@code Object.wait} and {@code LockSupport.park} may return for no reason (JLS 17.2.1)
 * @param early whether time may pass while threads could go on, so that any wait with a limit, or a sleep, may be over at any time; otherwise it passes when
 *     nothing else can happen
 */
public record WakeUps(boolean spurious, boolean early) {
    /** Neither. */
    public static final WakeUps USUAL = new WakeUps(false, false);
}
