package dev.heddle.engine.explore.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Several strategies in turns, as no single one is best for every program: the exhaustive search first, which for a small program comes to its end; then
 * sampling ones alternate with it. Each runs a slice of so many schedules, and slices grow. They are counted in schedules rather than time, so that the same
 * seed gives the same schedules on any machine.
 */
final class Portfolio implements Strategy {
    /** After so many schedules a search that begins again does so with the others: a program that shows more and more of itself is no small one. */
    private static final int PATIENCE = 300;

    /** A strategy, how many schedules it runs in the first round, and how many at most in later ones. */
    private record Part(Strategy strategy, int slice, int largestSlice) {}

    private final List<Part> parts;
    private int part;
    private int round;
    private int left;
    private boolean over;

    /**
     * A portfolio.
     *
     * @param before how many schedules the search has run already
     */
    Portfolio(long seed, long before) {
        var seeds = new Dice(seed);
        parts = new ArrayList<>(List.of(
                new Part(new Exhaustive(), before < PATIENCE ? 256 : 16, 4096),
                new Part(new RandomWalk(seeds.next()), 16, 1024),
                new Part(new Pos(seeds.next()), 16, 1024),
                new Part(new Surw(seeds.next()), 16, 1024),
                new Part(new SitePriority(seeds.next()), 16, 1024),
                new Part(new Pct(2, seeds.next()), 16, 1024),
                new Part(new Pct(3, seeds.next()), 16, 1024),
                new Part(new Pct(5, seeds.next()), 16, 1024),
                new Part(new PreemptionBound(), 16, 1024)));
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
        return active().name();
    }

    /** What the part can claim that came to its end; a bound that one of them has got to on the way is no claim of the whole. */
    @Override
    public Coverage coverage() {
        return over ? active().coverage() : Coverage.SAMPLED;
    }
}
