package dev.heddle.engine.explore.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Several strategies in turns, as no single one is best for every program: the exhaustive search first, which for a small program comes to its end; then
 * sampling ones alternate with it. Each runs a slice of so many schedules, and slices grow: they begin small for a large program, of which there may not be
 * time for many, and of a very large one no search is exhaustive. They are counted in schedules rather than time, so that the same seed gives the same schedules on any machine.
 */
final class Portfolio implements Strategy {
    /** A strategy, how many schedules it runs in the first round, and how many at most in later ones. */
    private record Part(Strategy strategy, int slice, int largestSlice) {}

    private final List<Part> parts;
    private int part;
    private int round;
    private int left;
    private boolean over;

    /** A portfolio. */
    Portfolio(long seed, Past past) {
        var seeds = new Dice(seed);
        boolean small = past.isOfSmallProgram();
        parts = new ArrayList<>();
        if (past.canBeExhausted()) {
            parts.add(new Part(new Exhaustive(), small ? 32 : 4, 4096));
        }
        for (Strategy sampling : List.of(
                new RandomWalk(seeds.next()),
                new Pos(seeds.next()),
                new Surw(seeds.next()),
                new SitePriority(seeds.next()),
                new Pct(2, seeds.next()),
                new LockOrder(new Pct(3, seeds.next()), seeds.next()),
                new Pct(5, seeds.next()),
                new PreemptionBound())) {
            parts.add(new Part(sampling, small ? 2 : 4, 1024));
        }
        left = parts.get(0).slice();
    }

    @Override
    public String name() {
        return "auto";
    }

    private Strategy active() {
        return parts.get(part).strategy();
    }

    @Override
    public boolean begin() {
        if (left == 0 && !over) {
            part++;
            startSlice();
        }
        while (!over && !active().begin()) {
            if (active().coverage().complete()) {
                over = true;
            } else {
                parts.remove(part);
                startSlice();
            }
        }
        left--;
        return !over;
    }

    private void startSlice() {
        if (part == parts.size()) {
            part = 0;
            round = Math.min(round + 1, 16);
        }
        Part next = parts.get(part);
        left = Math.min(next.slice() << round, next.largestSlice());
    }

    @Override
    public int choose(SchedulingPoint point) {
        return active().choose(point);
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        active().end(point, finished);
    }

    /** Parts that had come to their end without a claim stay out: they would again. */
    @Override
    public void restart() {
        parts.forEach(each -> each.strategy().restart());
        over = false;
    }

    @Override
    public String algorithm() {
        return active().algorithm();
    }

    /** What the part can claim that came to its end; or else the exhaustive search, of a first round. A number of preemptions that others have got to is no claim of the whole. */
    @Override
    public Coverage coverage() {
        if (over) {
            return active().coverage();
        }
        return parts.get(0).strategy() instanceof Exhaustive all ? all.coverage() : Coverage.SAMPLED;
    }
}
