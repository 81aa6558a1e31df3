package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/**
 * Partial order sampling (Yuan, Yang, Gu: Partial Order Aware Concurrency Sampling, CAV 2018). Each operation gets a random priority when it is announced, and
 * the highest goes first; those that depend on the one carried out, and so lost a race against it, draw a new one. Orders of dependent operations are sampled
 * far more evenly than by a random walk, however many independent steps lie between them. Threads that spin come last; in every other schedule
 * after a number of rounds that is drawn, as what looks like spinning may come to an end by itself.
 */
final class Pos implements Strategy {
    private static final int MOST_PATIENCE_BITS = 7;

    private final Dice dice;
    private long[] priorities = new long[16];
    private int threads;
    private int patience;

    Pos(long seed) {
        dice = new Dice(seed);
    }

    @Override
    public String name() {
        return "pos";
    }

    @Override
    public boolean begin() {
        threads = 0;
        patience = dice.oneIn(2) ? 0 : 1 << dice.below(MOST_PATIENCE_BITS);
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        if (threads < point.threads()) {
            welcome(point.threads());
        }
        int count = point.enabledCount();
        if (count == 1) {
            int only = point.enabled(0);
            priorities[only] = draw();
            return only;
        }
        int chosen = highest(point, count);
        int kind = point.kind(chosen);
        long location = point.location(chosen);
        patience -= point.spins(chosen) ? 1 : 0;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            if (thread == chosen || Operation.dependent(kind, location, point.kind(thread), point.location(thread))) {
                priorities[thread] = draw();
            }
        }
        return chosen;
    }

    private int highest(SchedulingPoint point, int count) {
        int best = -1;
        long bestPriority = 0;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            // Priorities are not negative; those of threads that spin are moved below all of the others.
            long priority =
                    patience <= 0 && point.spins(thread) ? priorities[thread] | Long.MIN_VALUE : priorities[thread];
            if (best < 0 || priority > bestPriority) {
                best = thread;
                bestPriority = priority;
            }
        }
        return best;
    }

    private void welcome(int now) {
        if (now > priorities.length) {
            priorities = Arrays.copyOf(priorities, now * 2);
        }
        while (threads < now) {
            priorities[threads++] = draw();
        }
    }

    private long draw() {
        return dice.next() >>> 1;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}
}
