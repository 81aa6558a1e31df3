package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which steps of a schedule happen before which, by what synchronises threads: vector clocks (Mattern: Virtual time and global states of distributed systems,
 * 1989). What a thread waited for is not known by its steps: one that goes on is taken to come after all that was done until then, and one that begins after
 * all that woke threads. Fields are not told apart from volatile ones, and order nothing.
 */
final class HappensBefore {
    private final List<Access> steps;
    /** Of each step, how many steps of each thread happen before it, or are it. */
    private final int[][] seen;

    HappensBefore(List<Access> steps) {
        this.steps = steps;
        this.seen = new int[steps.size()][];
        int threads = steps.stream().mapToInt(Access::thread).max().orElse(0) + 1;
        int[][] clocks = new int[threads][threads];
        int[] wakers = new int[threads];
        Map<String, int[]> locations = new HashMap<>();
        for (int at = 0; at < seen.length; at++) {
            Access step = steps.get(at);
            int[] clock = clocks[step.thread()];
            clock[step.thread()]++;
            if (step.kind() == Operation.BEGIN) {
                join(clock, wakers);
            } else if (step.kind() == Operation.RESUME) {
                for (int[] each : clocks) {
                    join(clock, each);
                }
            } else if (step.use() != Access.Use.MEMORY && step.use() != Access.Use.NONE) {
                int[] location = locations.computeIfAbsent(step.location(), name -> new int[threads]);
                join(clock, location);
                join(location, clock);
            }
            if (step.kind() == Operation.WAKE) {
                join(wakers, clock);
            }
            seen[at] = clock.clone();
        }
    }

    /** Whether the earlier of two steps happens before the later. */
    boolean orders(int earlier, int later) {
        int thread = steps.get(earlier).thread();
        return seen[later][thread] >= seen[earlier][thread];
    }

    private static void join(int[] clock, int[] other) {
        for (int thread = 0; thread < clock.length; thread++) {
            clock[thread] = Math.max(clock[thread], other[thread]);
        }
    }
}
