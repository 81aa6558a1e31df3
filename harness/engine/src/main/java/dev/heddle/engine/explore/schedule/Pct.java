package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs,
 * ASPLOS 2010). Threads have random priorities, and the highest of the enabled ones goes on; at {@code depth - 1} steps chosen beforehand, the priority of
 * the thread whose turn it is falls below all others. A bug of that depth, in a program of {@code n} threads and {@code k} steps, is found by each schedule
 * with a probability of at least 1 in {@code n * k^(depth - 1)}.
 *
 * <p>{@code k} is learnt: it is the longest schedule seen so far. Steps at which only one thread could go on are not counted, as lowering it there is the
 * same as lowering it at the next step that has a choice. A thread that spins falls below all others too, as in the successors of the original: at once, or
 * after a number of rounds that is drawn for each thread, as what looks like spinning may come to an end by itself.
 */
final class Pct implements Strategy {
    private static final int STEPS_GUESSED_AT_FIRST = 16;
    private static final int MOST_PATIENCE_BITS = 7;

    private final int depth;
    private final Dice dice;
    private final int[] changes;
    private long[] priorities = new long[16];
    /** How often each thread may still spin before it falls below the others. */
    private int[] patience = new int[16];

    private int threads;
    private int longest;
    private int steps;
    private int changed;
    private long lowest;

    Pct(int depth, long seed) {
        this.depth = depth;
        dice = new Dice(seed);
        changes = new int[depth - 1];
    }

    @Override
    public String name() {
        return "pct:" + depth;
    }

    @Override
    public boolean begin() {
        threads = 0;
        steps = 0;
        changed = 0;
        lowest = 0;
        for (int i = 0; i < changes.length; i++) {
            changes[i] = dice.below(longest == 0 ? STEPS_GUESSED_AT_FIRST : longest);
        }
        Arrays.sort(changes);
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        if (threads < point.threads()) {
            welcome(point.threads());
        }
        if (point.enabledCount() == 1) {
            return point.enabled(0);
        }
        int thread = highest(point);
        int step = steps++;
        while (changed < changes.length && changes[changed] <= step) {
            changed++;
            priorities[thread] = --lowest;
            thread = highest(point);
        }
        if (point.spins(thread) && --patience[thread] < 0) {
            priorities[thread] = --lowest;
        }
        return thread;
    }

    private void welcome(int now) {
        if (now > priorities.length) {
            priorities = Arrays.copyOf(priorities, now * 2);
            patience = Arrays.copyOf(patience, now * 2);
        }
        while (threads < now) {
            patience[threads] = dice.oneIn(2) ? 0 : 1 << dice.below(MOST_PATIENCE_BITS);
            priorities[threads++] = dice.next() >>> 1;
        }
    }

    private int highest(SchedulingPoint point) {
        int best = -1;
        boolean bestSpins = true;
        for (int i = point.enabledCount(); --i >= 0; ) {
            int thread = point.enabled(i);
            boolean spins = patience[thread] <= 0 && point.spins(thread);
            if (best < 0 || (bestSpins && !spins) || (bestSpins == spins && priorities[thread] > priorities[best])) {
                best = thread;
                bestSpins = spins;
            }
        }
        return best;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        longest = Math.max(longest, steps);
    }
}
