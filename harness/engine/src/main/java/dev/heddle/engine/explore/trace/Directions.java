package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Onward;
import dev.heddle.engine.explore.schedule.SchedulingPoint;
import dev.heddle.engine.explore.schedule.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a program as few directions say: when this thread has taken so many steps, go on with that one. Where none says anything, or the thread it names cannot
 * go on, the current thread goes on as long as it can. As a direction counts the steps of its own thread only, it still fits when others are left out.
 */
final class Directions implements Strategy {
    /**
     * A direction.
     *
     * @param thread the thread to go away from; -1 for the beginning of the schedule
     * @param steps how many steps it has taken
     * @param next the thread to go on with
     */
    record Direction(int thread, int steps, int next) {}

    private final Map<Long, Integer> nextBy = new HashMap<>();
    private int[] steps = new int[16];

    Directions(List<Direction> directions) {
        for (Direction each : directions) {
            nextBy.put(key(each.thread(), each.steps()), each.next());
        }
    }

    /** The directions that lead to a schedule: one for each of its switches. */
    static List<Direction> of(int[] choices) {
        var directions = new ArrayList<Direction>();
        var taken = new HashMap<Integer, Integer>();
        int before = -1;
        for (int thread : choices) {
            if (thread != before) {
                directions.add(new Direction(before, taken.getOrDefault(before, 0), thread));
            }
            taken.merge(thread, 1, Integer::sum);
            before = thread;
        }
        return directions;
    }

    private static long key(int thread, int steps) {
        return (long) thread << 32 | steps;
    }

    @Override
    public String name() {
        return "directions";
    }

    @Override
    public boolean begin() {
        return true;
    }

    @Override
    public int choose(SchedulingPoint point) {
        if (steps.length <= point.threads()) {
            steps = Arrays.copyOf(steps, point.threads() * 2);
        }
        int current = point.current();
        Integer directed = nextBy.get(key(current, current < 0 ? 0 : steps[current]));
        int thread = directed != null && directed < point.threads() && point.isEnabled(directed)
                ? directed
                : Onward.choose(point);
        steps[thread]++;
        return thread;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {}
}
