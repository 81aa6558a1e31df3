package dev.heddle.engine.explore.schedule;

import java.util.function.IntPredicate;

/** Runs a schedule again where more places are scheduling points than when it was made: a thread that comes to one of those goes on. */
public final class Refined implements Strategy {
    private final Replay schedule;
    private final IntPredicate added;

    /**
     * Refines a schedule.
     *
     * @param choices the number of the thread chosen at each scheduling point that there was
     * @param added tells of the number of a place whether it was none
     */
    public Refined(int[] choices, IntPredicate added) {
        this.schedule = new Replay(choices);
        this.added = added;
    }

    @Override
    public String name() {
        return "refined";
    }

    @Override
    public boolean begin() {
        return schedule.begin();
    }

    @Override
    public int choose(SchedulingPoint point) {
        int current = point.current();
        boolean passes = current >= 0 && point.isEnabled(current) && added.test(point.site(current));
        return passes ? current : schedule.choose(point);
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}
}
