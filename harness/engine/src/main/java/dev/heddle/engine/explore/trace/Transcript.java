package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.SchedulingPoint;
import dev.heddle.engine.explore.schedule.Strategy;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what a strategy chooses in one schedule, which it has begun, and what each switch was. */
final class Transcript implements Strategy {
    private final Strategy strategy;
    private int[] choices = new int[64];
    private int size;
    private final List<Switch> switches = new ArrayList<>();
    private int preemptions;
    private int changes;

    Transcript(Strategy strategy) {
        this.strategy = strategy;
    }

    @Override
    public String name() {
        return strategy.name();
    }

    @Override
    public boolean begin() {
        throw new IllegalStateException("a transcript is of one schedule, which has begun");
    }

    @Override
    public int choose(SchedulingPoint point) {
        int thread = strategy.choose(point);
        if (thread != ABANDON) {
            note(point, thread);
        }
        return thread;
    }

    private void note(SchedulingPoint point, int thread) {
        if (size == choices.length) {
            choices = Arrays.copyOf(choices, size * 2);
        }
        choices[size++] = thread;
        int before = point.current();
        if (before < 0 || before == thread) {
            switches.add(Switch.NONE);
            return;
        }
        changes++;
        boolean preempted = point.isEnabled(before) && !point.spins(before);
        preemptions += preempted ? 1 : 0;
        switches.add(preempted ? Switch.PREEMPTION : Switch.FORCED);
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        strategy.end(point, finished);
    }

    /** The schedule as it was run. */
    Schedule schedule() {
        return new Schedule(Arrays.copyOf(choices, size), preemptions, changes);
    }

    /** What the switch before each step was. */
    List<Switch> switches() {
        return List.copyOf(switches);
    }
}
