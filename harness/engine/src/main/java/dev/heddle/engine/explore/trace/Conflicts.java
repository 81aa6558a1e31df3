package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.results.Interleaving.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * Finds the two accesses of different threads that make a failure: those that a reader should look at first.
 *
 * <p>Looked for around each preemption, the last one first: an access of the thread that was preempted, its next access to the same location, and between
 * them one of another thread that does not fit into any order of the two as a whole: read, written by another, read again; read, written by another, written
 * (a lost update); written, written by another, read; written, read by another, written (Lu, Tucek, Qin, Zhou: AVIO, ASPLOS 2006). Where there is no such
 * three, a lost update around a wait, as at a lock that covers half of what it should; else what the preempted thread did too late, and what another had done
 * by then; else the last data race; else the last two conflicting accesses before the failure; and else one before it and one after it.
 */
final class Conflicts {
    private final List<Access> steps;
    private final List<Switch> switches;
    /** How many steps there were before the failure. */
    private final int failed;

    private final int[] pairs;

    private Conflicts(List<Access> steps, List<Switch> switches, int failed) {
        this.steps = steps;
        this.switches = switches;
        this.failed = failed;
        this.pairs = new int[steps.size()];
        Arrays.fill(pairs, -1);
    }

    /**
     * For each step, the position of the one it conflicts with; -1 for most.
     *
     * @param switches what the switch before each was
     * @param failed how many steps there were before the failure
     */
    static int[] find(List<Access> steps, List<Switch> switches, int failed) {
        var conflicts = new Conflicts(steps, switches, failed);
        if (!conflicts.around(Switch.PREEMPTION, left -> conflicts.tornApart(left, false))
                && !conflicts.around(Switch.FORCED, left -> conflicts.tornApart(left, true))
                && !conflicts.around(Switch.PREEMPTION, conflicts::tooLate)
                && !conflicts.lastRace()
                && !conflicts.lastPair((first, second) -> true)) {
            conflicts.tooEarly();
        }
        return conflicts.pairs;
    }

    /** Whether a pair is found around a switch of this kind before the failure, the last one first; each is told by the step after it. */
    private boolean around(Switch kind, IntPredicate found) {
        for (int left = failed; --left > 0; ) {
            if (switches.get(left) == kind && found.test(left)) {
                return true;
            }
        }
        return false;
    }

    private boolean tornApart(int left, boolean waited) {
        int thread = steps.get(left - 1).thread();
        for (int before = left; --before >= 0; ) {
            Access first = steps.get(before);
            if (first.thread() != thread || !first.conflicts()) {
                continue;
            }
            int next = nextOf(first, left);
            for (int between = left; between < Math.min(next, failed); between++) {
                if (doesNotFit(first, steps.get(between), steps.get(next))
                        && (!waited || actsOnWhatWas(first, steps.get(next)))) {
                    return pair(before, between);
                }
            }
        }
        return false;
    }

    /** The next access of the same thread to the same location; -1 if there is none. */
    private int nextOf(Access first, int from) {
        for (int i = from; i < steps.size(); i++) {
            if (steps.get(i).thread() == first.thread() && steps.get(i).isOfSame(first)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads and then writes: who waits between two reads may well do so for the second to differ. */
    private static boolean actsOnWhatWas(Access first, Access next) {
        return !first.writes() && next.writes();
    }

    private static boolean doesNotFit(Access first, Access between, Access next) {
        if (!between.conflictsWith(first) && !between.conflictsWith(next)) {
            return false;
        }
        return between.writes() ? !first.writes() || !next.writes() : first.writes() && next.writes();
    }

    private boolean tooLate(int left) {
        int thread = steps.get(left - 1).thread();
        int right = left;
        while (right < steps.size() && steps.get(right).thread() != thread) {
            right++;
        }
        for (int late = right; late < steps.size(); late++) {
            Access access = steps.get(late);
            if (access.thread() == thread && access.kind() != Operation.LOCK) {
                int early = lastConflict(left, Math.min(right, failed), access);
                if (early >= 0) {
                    return pair(early, late);
                }
            }
        }
        return false;
    }

    /** The last access of some that conflicts with another, one that reads what that writes before others; -1 if there is none. */
    private int lastConflict(int from, int to, Access access) {
        int last = -1;
        for (int at = to; --at >= from; ) {
            Access each = steps.get(at);
            if (each.kind() != Operation.LOCK && each.conflictsWith(access)) {
                if (each.writes() != access.writes()) {
                    return at;
                }
                last = Math.max(last, at);
            }
        }
        return last;
    }

    private boolean lastRace() {
        var order = new HappensBefore(steps);
        return lastPair((first, second) -> steps.get(first).use() == Access.Use.MEMORY
                && steps.get(second).use() == Access.Use.MEMORY
                && !order.orders(first, second));
    }

    private boolean lastPair(BiPredicate<Integer, Integer> some) {
        for (int second = failed; --second > 0; ) {
            for (int first = second; --first >= 0; ) {
                if (steps.get(first).conflictsWith(steps.get(second)) && some.test(first, second)) {
                    return pair(first, second);
                }
            }
        }
        return false;
    }

    /** What was done before the failure, and what another did only after it. */
    private boolean tooEarly() {
        for (int early = failed; --early >= 0; ) {
            for (int late = failed; late < steps.size(); late++) {
                if (steps.get(early).conflictsWith(steps.get(late))) {
                    return pair(early, late);
                }
            }
        }
        return false;
    }

    private boolean pair(int first, int second) {
        pairs[first] = second;
        pairs[second] = first;
        return true;
    }
}
