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
            return Onward.choose(point);
        }
        int thread = choices[at];
        if (thread < 0 || thread >= point.threads() || !point.isEnabled(thread)) {
            divergedAt = at;
            return ABANDON;
        }
        return thread;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}

    /** The first step at which the thread to be chosen could not go on; -1 if there was none. */
    public int divergedAt() {
        return divergedAt;
    }
}
