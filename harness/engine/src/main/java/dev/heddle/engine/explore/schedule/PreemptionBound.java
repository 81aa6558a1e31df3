package dev.heddle.engine.explore.schedule;

/**
 * Every schedule without a preemption, then every one with at most 1, at most 2, and so on (Musuvathi, Qadeer: Iterative Context Bounding for Systematic
 * Testing of Multithreaded Programs, PLDI 2007): most bugs need few. What is claimed is that all schedules within the last bound that was finished have
 * been run. No partial-order reduction is made, as together with the bound it would lose schedules.
 */
final class PreemptionBound implements Strategy {
    private int bound;
    private DepthFirst search = new DepthFirst(0);
    private Coverage finished = Coverage.SAMPLED;
    private boolean over;

    @Override
    public String name() {
        return "preemptions";
    }

    @Override
    public boolean begin() {
        while (!over && !search.begin()) {
            if (search.complete()) {
                finished = search.coverage();
            }
            over = !search.pruned();
            search = new DepthFirst(++bound);
        }
        return !over;
    }

    @Override
    public int choose(SchedulingPoint point) {
        return search.choose(point);
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        search.end(point, finished);
    }

    @Override
    public void restart() {
        bound = 0;
        search = new DepthFirst(0);
        finished = Coverage.SAMPLED;
        over = false;
    }

    @Override
    public Coverage coverage() {
        return finished;
    }
}
