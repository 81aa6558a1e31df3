package dev.heddle.engine.explore.schedule;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for deadlocks. It notes which locks threads take while they have others; where that goes round in a {@linkplain LockCircles circle}, schedules are
 * led to it: a thread that has the one lock and is about to take the other is stopped there until the rest of the circle has come to theirs (Joshi, Park, Sen,
 * Naik: A Randomized Dynamic Program Analysis Technique for Detecting Real Deadlocks, PLDI 2009). All else is chosen by another strategy, and all schedules are
 * while no circle is known.
 */
final class LockOrder implements Strategy {
    private static final int LEARNING_AT_FIRST = 64;
    private static final int LEARN_EVERY = 16;
    private static final int MOST_TRIES = 64;
    /** In some of the later tries, a thread lets up to so many chances to stop pass by, on average. */
    private static final int MOST_HESITATION = 8;
    /** What seems to spin may be at work. */
    private static final int MOST_SPINNING = 500;

    private final Strategy others;
    private final Dice dice;
    private final HeldLocks held = new HeldLocks();
    private final LockCircles circles = new LockCircles();
    private long schedule;
    private boolean learning;

    private LockCircles.@Nullable Circle circle;
    private boolean led;
    /** By part of the circle: the thread that is stopped there; -1 if none is. */
    private int[] stopped = {};

    private int hesitation;
    /** For how many steps in a row only threads have gone on that seem to spin. */
    private int spinning;

    /**
     * A strategy.
     *
     * @param others chooses what does not concern deadlocks; not one that abandons schedules
     */
    LockOrder(Strategy others, long seed) {
        this.others = others;
        this.dice = new Dice(seed);
    }

    @Override
    public String name() {
        return "locks";
    }

    @Override
    public String algorithm() {
        return led ? name() : others.algorithm();
    }

    @Override
    public boolean begin() {
        held.begin();
        learning = schedule < LEARNING_AT_FIRST || schedule % LEARN_EVERY == 0;
        schedule++;
        circle = dice.oneIn(4) ? null : circles.next(MOST_TRIES);
        led = circle != null;
        if (circle != null) {
            stopped = new int[circle.parts().size()];
            Arrays.fill(stopped, -1);
            spinning = 0;
            hesitation = circle.tries() <= 2 || dice.oneIn(2) ? 1 : 1 + dice.below(MOST_HESITATION);
        }
        return others.begin();
    }

    @Override
    public int choose(SchedulingPoint point) {
        lastStep(point);
        int thread = others.choose(point);
        if (circle != null) {
            arrives(circle, point);
        }
        if (circle != null && isStopped(thread)) {
            thread = instead(point, thread);
        }
        if (learning && point.kind(thread) == Operation.LOCK && held.count(thread) > 0) {
            circles.takes(thread, point.location(thread), point.site(thread), held);
        }
        held.steps(point, thread);
        return thread;
    }

    private void lastStep(SchedulingPoint point) {
        int thread = Math.max(0, point.current()); // before the first step, the first thread has come to that
        for (int i = 0; i < point.effects(); i++) {
            int kind = point.effectKind(i);
            if (learning && kind == Operation.LOCK && held.count(thread) > 0) {
                circles.takes(thread, point.effectLocation(i), held.lastSite(), held);
            }
            held.changed(thread, kind, point.effectLocation(i));
        }
    }

    /** The thread that took the last step may have come to its part of the circle. */
    private void arrives(LockCircles.Circle wanted, SchedulingPoint point) {
        int thread = point.current();
        if (thread < 0 || held.count(thread) == 0) {
            return;
        }
        List<LockCircles.Part> parts = wanted.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (stopped[i] < 0 && isAt(parts.get(i), wanted, point, thread) && dice.oneIn(hesitation)) {
                stopped[i] = thread;
                break;
            }
        }
        for (int each : stopped) {
            if (each < 0) {
                return;
            }
        }
        circle = null; // it is there, or was none: all go on
    }

    /** At first the thread has to be the one that was seen there; in every other try it may be any. */
    private boolean isAt(LockCircles.Part part, LockCircles.Circle wanted, SchedulingPoint point, int thread) {
        return part.site() == point.site(thread)
                && (wanted.tries() % 2 == 0 || part.thread() == thread)
                && held.holdsFrom(thread, part.heldFrom())
                && !held.holds(thread, point.location(thread));
    }

    private boolean isStopped(int thread) {
        for (int each : stopped) {
            if (each == thread) {
                return true;
            }
        }
        return false;
    }

    /**
     * Another that can go on, one that does not spin if there is one. If there is none, or all have been spinning for long, they may wait for what those do that
     * are stopped.
     */
    private int instead(SchedulingPoint point, int otherwise) {
        int chosen = -1;
        int seen = 0;
        boolean spins = true;
        for (int i = point.enabledCount(); --i >= 0; ) {
            int thread = point.enabled(i);
            if (isStopped(thread) || point.spins(thread) && !spins) {
                continue;
            }
            if (spins && !point.spins(thread)) {
                spins = false;
                seen = 0;
            }
            chosen = dice.oneIn(++seen) ? thread : chosen;
        }
        spinning = spins ? spinning + 1 : 0;
        if (chosen < 0 || spinning > MOST_SPINNING) {
            spinning = 0;
            Arrays.fill(stopped, -1);
            return otherwise;
        }
        return chosen;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        others.end(point, finished);
        if (learning) {
            circles.endOfSchedule();
        }
    }

    @Override
    public void restart() {
        others.restart();
        circles.restart();
        schedule = 0;
    }
}
