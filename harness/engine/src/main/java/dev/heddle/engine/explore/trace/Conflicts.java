package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.results.Interleaving.Switch;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the two accesses of different threads that make a failure: those that a reader should look at first.
 *
 * <p>Looked for around each preemption, the last one first: an access of the thread that was preempted, its next access to the same location, and between
 * them one of another thread that does not fit into any order of the two as a whole: read, written by another, read again; read, written by another, written
 * (a lost update); written, written by another, read; written, read by another, written (Lu, Tucek, Qin, Zhou: AVIO, ASPLOS 2006). Where there is no such
 * three, a lost update around a wait, as at a lock that covers half of what it should; and else the last two conflicting accesses with a switch between them.
 */
final class Conflicts {
    /**
     * What a step did.
     *
     * @param location what it was done to, as text; empty for nothing
     */
    record Access(int thread, int kind, String location) {
        boolean writes() {
            return kind != Operation.READ;
        }

        boolean conflictsWith(Access other) {
            return thread != other.thread
                    && !location.isEmpty()
                    && location.equals(other.location)
                    && (writes() || other.writes());
        }
    }

    private Conflicts() {}

    /** For each step, the position of the one it conflicts with; -1 for most. */
    static int[] find(List<Access> steps, List<Switch> switches) {
        int[] conflicts = new int[steps.size()];
        Arrays.fill(conflicts, -1);
        if (!tornApart(steps, switches, Switch.PREEMPTION, conflicts)
                && !tornApart(steps, switches, Switch.FORCED, conflicts)) {
            lastPair(steps, conflicts);
        }
        return conflicts;
    }

    private static boolean tornApart(List<Access> steps, List<Switch> switches, Switch kind, int[] conflicts) {
        for (int i = Math.min(steps.size(), switches.size()); --i > 0; ) {
            if (switches.get(i) == kind && tornApart(steps, i, kind == Switch.FORCED, conflicts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean tornApart(List<Access> steps, int left, boolean waited, int[] conflicts) {
        int thread = steps.get(left - 1).thread();
        for (int before = left; --before >= 0; ) {
            Access first = steps.get(before);
            if (first.thread() != thread || first.location().isEmpty()) {
                continue;
            }
            int next = nextOf(steps, first, left);
            for (int between = left; between < next; between++) {
                if (doesNotFit(first, steps.get(between), steps.get(next))
                        && (!waited || actsOnWhatWas(first, steps.get(next)))) {
                    conflicts[before] = between;
                    conflicts[between] = before;
                    return true;
                }
            }
        }
        return false;
    }

    /** The next access of the same thread to the same location; -1 if there is none. */
    private static int nextOf(List<Access> steps, Access first, int from) {
        for (int i = from; i < steps.size(); i++) {
            Access step = steps.get(i);
            if (step.thread() == first.thread() && step.location().equals(first.location())) {
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

    private static void lastPair(List<Access> steps, int[] conflicts) {
        for (int second = steps.size(); --second > 0; ) {
            for (int first = second; --first >= 0; ) {
                if (steps.get(first).conflictsWith(steps.get(second))) {
                    conflicts[first] = second;
                    conflicts[second] = first;
                    return;
                }
            }
        }
    }
}
