package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/**
 * Runs one schedule again: chooses what was chosen, and after that goes on with the current thread as long as it can, so that a list of choices that is cut
 * short is a schedule too.
 */
public final class Replay implements Strategy {
    private final int[] choices;
    private int step;
    private int divergedAt = -1;
    private boolean begun;

    /** Replays these choices: the number of the thread chosen at each scheduling point. */
    public Replay(int... choices) {
        this.choices = Arrays.copyOf(choices, choices.length);
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    @Override
    public int choose(SchedulingPoint point) {
        int at = step++;
        if (at >= choices.length) {
            return onward(point);
        }
        int thread = choices[at];
        if (thread < 0 || thread >= point.threads() || !point.isEnabled(thread)) {
            divergedAt = at;
            return ABANDON;
        }
        return thread;
    }

    /** The current thread if it can go on and does not spin; otherwise the first that can and does not; if all spin, they take turns. */
    static int onward(SchedulingPoint point) {
        int current = point.current();
        if (current >= 0 && point.isEnabled(current) && !point.spins(current)) {
            return current;
        }
        int count = point.enabledCount();
        int next = -1;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            if (!point.spins(thread)) {
                return thread;
            }
            if (next < 0 && thread > current) {
                next = thread;
            }
        }
        return next < 0 ? point.enabled(0) : next;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}

    /** The first step at which the thread to be chosen could not go on; -1 if there was none. */
    public int divergedAt() {
        return divergedAt;
    }
}
