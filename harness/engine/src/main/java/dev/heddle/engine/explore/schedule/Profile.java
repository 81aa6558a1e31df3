package dev.heddle.engine.explore.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@link Surw} has learnt from one schedule: who did what where, and which steps of it are interesting this time: those at the places at which a location
 * was touched that several threads contended for.
 */
final class Profile {
    /** Longer schedules are learnt from up to here only. */
    private static final int MAX_STEPS = 1 << 16;

    /** The schedule being learnt from. */
    private int[] threads = new int[64];

    /** By thread: which one created it; -1 for those that are there from the start. */
    private int[] parents = new int[16];

    private int known;
    private int[] places = new int[64];
    private long[] locations = new long[64];
    private boolean[] writes = new boolean[64];
    private int size;

    /** Positions of steps that touch a location for which several threads contend. */
    private int[] contended = new int[0];

    private int learntSteps;
    private int learntThreads;
    private final BitSet interesting = new BitSet();
    private boolean everythingInteresting = true;
    private int[] steps = new int[16];

    /** A schedule to be learnt from begins. */
    void begin() {
        size = 0;
        known = 0;
    }

    /** A step of it. */
    void note(SchedulingPoint point, int thread) {
        meet(point);
        if (size == MAX_STEPS) {
            return;
        }
        if (size == threads.length) {
            threads = Arrays.copyOf(threads, size * 2);
            places = Arrays.copyOf(places, size * 2);
            locations = Arrays.copyOf(locations, size * 2);
            writes = Arrays.copyOf(writes, size * 2);
        }
        threads[size] = thread;
        places[size] = place(point.site(thread), point.kind(thread));
        locations[size] = point.location(thread);
        writes[size++] = point.kind(thread) != Operation.READ;
    }

    private void meet(SchedulingPoint point) {
        int now = point.threads();
        if (now > parents.length) {
            parents = Arrays.copyOf(parents, now * 2);
        }
        while (known < now) {
            parents[known++] = point.current();
        }
    }

    private static int place(int site, int kind) {
        return (site << 3) + kind;
    }

    /** It has ended. */
    void end() {
        learntSteps = size;
        learntThreads = known;
        Map<Long, Integer> toucher = new HashMap<>();
        Map<Long, Boolean> written = new HashMap<>();
        for (int i = 0; i < size; i++) {
            if (locations[i] >= 0) {
                toucher.merge(locations[i], threads[i], (one, other) -> one.equals(other) ? one : -1);
                written.merge(locations[i], writes[i], Boolean::logicalOr);
            }
        }
        int count = 0;
        int[] found = new int[size];
        for (int i = 0; i < size; i++) {
            if (locations[i] >= 0
                    && toucher.getOrDefault(locations[i], 0) == -1
                    && written.getOrDefault(locations[i], false)) {
                found[count++] = i;
            }
        }
        contended = Arrays.copyOf(found, count);
    }

    /** Chooses which steps are interesting in the next schedule: one time in four all of them, else those at the places of one contended location. */
    void choose(Dice dice) {
        interesting.clear();
        everythingInteresting = contended.length == 0 || dice.oneIn(4);
        if (!everythingInteresting) {
            long location = locations[contended[dice.below(contended.length)]];
            for (int i = 0; i < learntSteps; i++) {
                if (locations[i] == location) {
                    interesting.set(places[i]);
                }
            }
        }
        if (learntThreads > steps.length) {
            steps = new int[learntThreads];
        }
        Arrays.fill(steps, 0);
        for (int i = 0; i < learntSteps; i++) {
            if (everythingInteresting || interesting.get(places[i])) {
                countFor(threads[i]);
            }
        }
    }

    /** A step counts for its thread and for those that started it, one by way of the other. */
    private void countFor(int thread) {
        for (int each = thread; each >= 0; each = parents[each]) {
            steps[each]++;
        }
    }

    /** Whether a step of this kind at this place is interesting. */
    boolean isInteresting(int site, int kind) {
        return everythingInteresting || interesting.get(place(site, kind));
    }

    /** How many interesting steps a thread is expected to take, with those that it will start. */
    int steps(int thread) {
        return thread < learntThreads ? steps[thread] : 1;
    }

    /** What was learnt is out of date. */
    void forget() {
        learntSteps = 0;
        learntThreads = 0;
        contended = new int[0];
        everythingInteresting = true;
    }
}
