package dev.heddle.engine.explore.schedule;

/**
 * Random priorities of places in the code, where {@link Pct} has priorities of threads: the thread goes first that stands at the place of the highest
 * priority, and threads at one place go by a random rank. So threads that do the same move as a herd, and what is rare for each single thread (a hundred of them
 * stopped between the same two writes, say) has the probability of an order of a few places, however many threads there are. In two schedules of three, some
 * steps are random instead, so that not every thread of a herd does as the others do.
 *
 * <p>This algorithm is Heddle's own.
 */
final class SitePriority implements Strategy {
    private static final int[] STRAY_ONE_IN = {Integer.MAX_VALUE, 64, 8};

    private final Dice dice;
    private long salt;
    private int stray;

    SitePriority(long seed) {
        dice = new Dice(seed);
    }

    @Override
    public String name() {
        return "sites";
    }

    @Override
    public boolean begin() {
        salt = dice.next();
        stray = STRAY_ONE_IN[dice.below(STRAY_ONE_IN.length)];
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        int count = point.enabledCount();
        if (count == 1) {
            return point.enabled(0);
        }
        if (stray != Integer.MAX_VALUE && dice.oneIn(stray)) {
            return point.enabled(dice.below(count));
        }
        int best = -1;
        long bestPriority = 0;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            long priority = priority(point, thread);
            if (best < 0 || priority > bestPriority) {
                best = thread;
                bestPriority = priority;
            }
        }
        return best;
    }

    private long priority(SchedulingPoint point, int thread) {
        long place = ((long) point.site(thread) << 8) + point.kind(thread);
        long priority = Dice.mix(salt ^ place * 0x9E3779B97F4A7C15L) >>> 33 << 32 | Dice.mix(salt + thread) >>> 32;
        return point.spins(thread) ? priority | Long.MIN_VALUE : priority;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}
}
