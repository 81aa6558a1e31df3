package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/**
 * Selectively uniform random walk (Zhao, Wolff, Mathur, Roychoudhury: Selectively Uniform Concurrency Testing, ASPLOS 2025). A random walk that goes on with
 * each thread in proportion to how many steps it has left samples all interleavings with the same probability; done for all steps, that spreads effort over
 * orders that do not matter. So in each schedule only the steps on one location, chosen at random, count as interesting: which thread takes the next
 * interesting step is drawn in proportion to how many each has left, and all others that stand before one are held back until that is done; in between, the
 * walk is plain.
 *
 * <p>How many steps each thread takes, and at which places in the code a location is touched, is learnt from an earlier schedule, now and then from a newer one. A
 * thread's count includes those of the threads that it will start.
 */
final class Surw implements Strategy {
    private static final int LEARN_EVERY = 256;
    private static final int NOBODY = -1;

    private final Dice dice;
    private final Profile profile = new Profile();
    private long schedule;
    private boolean learning;

    /** Steps that each thread has left, among those that are interesting. */
    private int[] left = new int[16];

    private int threads;
    private int intended;

    Surw(long seed) {
        dice = new Dice(seed);
    }

    @Override
    public String name() {
        return "surw";
    }

    @Override
    public boolean begin() {
        learning = schedule % LEARN_EVERY == 0 || schedule < 4;
        if (schedule++ > 0) {
            profile.choose(dice);
        }
        if (learning) {
            profile.begin();
        }
        threads = 0;
        intended = NOBODY;
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        if (threads < point.threads()) {
            welcome(point.threads(), point.current());
        }
        int thread = draw(point);
        if (profile.isInteresting(point.site(thread), point.kind(thread))) {
            left[thread] = Math.max(0, left[thread] - 1);
            intended = NOBODY;
        }
        if (learning) {
            profile.note(point, thread);
        }
        return thread;
    }

    private void welcome(int now, int parent) {
        if (now > left.length) {
            left = Arrays.copyOf(left, now * 2);
        }
        while (threads < now) {
            int interesting = profile.steps(threads);
            left[threads++] = interesting;
            if (parent >= 0) {
                left[parent] = Math.max(0, left[parent] - interesting);
            }
        }
    }

    private int draw(SchedulingPoint point) {
        int count = point.enabledCount();
        if (count == 1) {
            return point.enabled(0);
        }
        if (intended == NOBODY || !point.isEnabled(intended) || point.spins(intended)) {
            intended = intend(point, count);
        }
        int chosen = NOBODY;
        int seen = 0;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            boolean held = thread != intended && profile.isInteresting(point.site(thread), point.kind(thread));
            if (!held && (!point.spins(thread) || dice.oneIn(8)) && dice.oneIn(++seen)) {
                chosen = thread;
            }
        }
        return chosen == NOBODY ? intended : chosen;
    }

    /** Draws the thread that is to take the next interesting step, in proportion to how many it has left; any, if none is known to have one. */
    private int intend(SchedulingPoint point, int count) {
        long all = 0;
        int chosen = NOBODY;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            int weight = point.spins(thread) ? 0 : left[thread];
            all += weight;
            if (weight > 0 && dice.below((int) Math.min(all, Integer.MAX_VALUE)) < weight) {
                chosen = thread;
            }
        }
        return chosen == NOBODY ? point.enabled(dice.below(count)) : chosen;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        if (learning) {
            profile.end();
        }
    }

    @Override
    public void restart() {
        schedule = 0;
        profile.forget();
    }
}
