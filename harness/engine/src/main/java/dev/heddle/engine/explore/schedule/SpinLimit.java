package dev.heddle.engine.explore.schedule;

import java.util.Arrays;

/**
 * Keeps a search of every schedule from following a spinning thread for ever: while others can go on, it gets only so many turns in a row. A thread that is
 * not limited so may spin any number of times before the others let it out, and there would be no end of schedules.
 */
final class SpinLimit {
    /** That a search begins with: most loops that spin go on for ever, and two rounds tell as much as many. */
    static final int FEWEST_TURNS = 2;

    /** Visible steps in a round of a spinning thread's loop, at most. */
    private static final int LONGEST_LOOP = 20;

    private final int most;
    private int[] turns = new int[16];
    private int[] calm = new int[16];
    private boolean any;
    private boolean binding;

    /**
     * A limit.
     *
     * @param most how often a thread may go on while it spins and others do not, before one of them must have a turn
     */
    SpinLimit(int most) {
        this.most = most;
    }

    /** A new schedule begins. */
    void reset() {
        if (any) {
            Arrays.fill(turns, 0);
            any = false;
        }
    }

    /** Fills in the threads that may go on; never none. */
    void candidates(SchedulingPoint point, ThreadSet candidates) {
        candidates.clear();
        int count = point.enabledCount();
        boolean limited = false;
        boolean progress = false;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            if (point.spins(thread)) {
                limited = true;
            } else {
                progress = true;
                candidates.add(thread);
            }
        }
        if (limited) {
            int limit = progress ? most - 1 : fewestTurns(point, count);
            for (int i = 0; i < count; i++) {
                int thread = point.enabled(i);
                if (turnsOf(thread) > limit) {
                    binding = true;
                } else if (point.spins(thread)) {
                    candidates.add(thread);
                }
            }
        }
    }

    private int fewestTurns(SchedulingPoint point, int count) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            fewest = Math.min(fewest, turnsOf(point.enabled(i)));
        }
        return fewest;
    }

    /** A search begins again. */
    void forget() {
        reset();
        binding = false;
    }

    /** What a search is bounded by because of this limit, in words; empty if it never kept a thread from going on. */
    String bound() {
        return binding ? words() : "";
    }

    /** The limit in words. */
    String words() {
        return "at most " + most + " turns of a spinning thread while others can go on";
    }

    private int turnsOf(int thread) {
        return thread < turns.length ? turns[thread] : 0;
    }

    /**
     * A thread was chosen. Turns are over when another thread has had one that is not spinning itself. In each round of its loop a thread may take steps at
     * which nothing tells that it spins, so one that did is taken to be at it still until it has taken many.
     */
    void chosen(SchedulingPoint point, int thread) {
        if (point.spins(thread)) {
            if (thread >= turns.length) {
                turns = Arrays.copyOf(turns, thread * 2);
                calm = Arrays.copyOf(calm, thread * 2);
            }
            turns[thread]++;
            calm[thread] = 0;
            any = true;
        } else if (any && (turnsOf(thread) == 0 || ++calm[thread] > LONGEST_LOOP)) {
            reset();
        }
    }
}
