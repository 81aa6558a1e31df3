package dev.heddle.engine.explore.kernel;

import dev.heddle.engine.explore.schedule.SchedulingPoint;

/** What a strategy sees of the program that stands still. */
final class Point implements SchedulingPoint {
    private final Scheduler scheduler;

    Point(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public int threads() {
        return scheduler.threads.count();
    }

    @Override
    public int current() {
        return scheduler.last();
    }

    @Override
    public int enabledCount() {
        return scheduler.threads.enabledCount();
    }

    @Override
    public int enabled(int index) {
        return scheduler.threads.enabled(index);
    }

    @Override
    public boolean isEnabled(int thread) {
        return scheduler.threads.isEnabled(scheduler.threads.get(thread));
    }

    @Override
    public int kind(int thread) {
        return scheduler.threads.get(thread).kind;
    }

    @Override
    public long location(int thread) {
        return scheduler.threads.get(thread).location;
    }

    @Override
    public int site(int thread) {
        return scheduler.threads.get(thread).site;
    }

    @Override
    public boolean spins(int thread) {
        return scheduler.threads.get(thread).spins;
    }

    @Override
    public int effects() {
        return scheduler.effects();
    }

    @Override
    public int effectKind(int index) {
        return scheduler.effectKind(index);
    }

    @Override
    public long effectLocation(int index) {
        return scheduler.effectLocation(index);
    }
}
