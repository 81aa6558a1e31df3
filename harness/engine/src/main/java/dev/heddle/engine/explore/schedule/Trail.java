package dev.heddle.engine.explore.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The steps of the schedule under way, which of them happen before which, and which are in a race: dependent, of different threads, and with nothing that
 * orders them but their being dependent.
 *
 * <p>Steps here can block. One that waits for a monitor is in no race with the one that gives the monitor back, since it cannot come before it, but with
 * the one that took it (as in Flanagan, Godefroid: Dynamic Partial-Order Reduction for Model Checking Software, POPL 2005).
 */
final class Trail {
    private final IntConsumer race;
    private final List<Node> nodes = new ArrayList<>();
    private final Footprint waiting = new Footprint();

    /** How many steps the schedule has so far. */
    private int depth;

    private int threads;
    /** By thread: depth of its last step; -1 for none. */
    private int[] last = new int[16];
    /** By thread: depth of the step that created it; -1 for those that are there from the start. */
    private int[] creator = new int[16];

    /** The step that is looked at. */
    private int thread;

    private Footprint step = waiting;
    /** Its clock, if it depended on nothing but its own thread; with that of the steps it is in a race with; and with that of all it depends on. */
    private int[] own = new int[16];

    private int[] raced = new int[16];
    private int[] full = new int[16];

    /**
     * An empty trail.
     *
     * @param race is told the depth of each step that is in a race with the one that is looked at, the latest first
     */
    Trail(IntConsumer race) {
        this.race = race;
    }

    /** A new schedule begins. */
    void restart() {
        depth = 0;
        threads = 0;
    }

    int depth() {
        return depth;
    }

    /** The node at a depth; those that are no longer needed are used again. */
    Node node(int at) {
        if (at == nodes.size()) {
            nodes.add(new Node());
        }
        return nodes.get(at);
    }

    /** The step of the node at this depth is taken. */
    void go() {
        depth++;
    }

    /** The step before this point has been taken. From depth {@code fresh} on, steps have not been looked at. */
    void arrive(SchedulingPoint point, int fresh) {
        if (depth > 0) {
            Node node = nodes.get(depth - 1);
            if (depth > fresh) {
                node.step.addEffects(point);
                node.previous = last[node.thread];
                look(node.thread, node.step, depth - 1);
                full[thread] = depth;
                node.clock = copy(full, node.clock, node.threads);
            }
            last[node.thread] = depth - 1;
        }
        welcome(point.threads());
    }

    private void welcome(int now) {
        if (now > last.length) {
            last = Arrays.copyOf(last, now * 2);
            creator = Arrays.copyOf(creator, now * 2);
            own = Arrays.copyOf(own, now * 2);
            raced = Arrays.copyOf(raced, now * 2);
            full = Arrays.copyOf(full, now * 2);
        }
        while (threads < now) {
            last[threads] = -1;
            creator[threads++] = depth - 1;
        }
    }

    /** At the end of a schedule: looks at what the threads that are left, except some, would do next. */
    void lookAhead(SchedulingPoint point, ThreadSet except) {
        for (int left = 0; left < threads; left++) {
            if (point.kind(left) != Operation.NONE && !except.contains(left)) {
                waiting.announced(point, left);
                look(left, waiting, depth);
            }
        }
    }

    private void look(int ofThread, Footprint taken, int at) {
        thread = ofThread;
        step = taken;
        int from = last[thread] >= 0 ? last[thread] : creator[thread];
        Arrays.fill(own, 0, threads, 0);
        if (from >= 0) {
            System.arraycopy(nodes.get(from).clock, 0, own, 0, nodes.get(from).threads);
        }
        System.arraycopy(own, 0, raced, 0, threads);
        System.arraycopy(own, 0, full, 0, threads);
        int floor = firstUnordered();
        for (int i = at - 1; i >= floor; i--) {
            Node node = nodes.get(i);
            if (node.thread != thread && raced[node.thread] <= i && node.step.dependsOn(step)) {
                join(full, node);
                Reversal reversal = reversal(node, i);
                if (reversal != Reversal.IMPOSSIBLE) {
                    race.accept(i);
                }
                if (reversal == Reversal.POSSIBLE) {
                    join(raced, node);
                    floor = firstUnordered();
                }
            }
        }
    }

    /** A depth below which all steps happen before the one that is looked at, or belong to its thread. */
    private int firstUnordered() {
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < threads; i++) {
            if (i != thread && last[i] >= raced[i]) {
                first = Math.min(first, raced[i]);
            }
        }
        return first;
    }

    /** Whether the step that is looked at can come before a step that it depends on. */
    private enum Reversal {
        POSSIBLE,
        /** It may have to wait there. Earlier steps are looked at all the same: perhaps they are what it can come before. */
        UNKNOWN,
        IMPOSSIBLE
    }

    private Reversal reversal(Node node, int at) {
        boolean stoodThere = last[thread] < at && thread < node.threads;
        if (stoodThere) {
            return node.enabled.contains(thread) ? Reversal.POSSIBLE : Reversal.IMPOSSIBLE;
        }
        if (!step.mayWait() || step.competesWith(node.step)) {
            return Reversal.POSSIBLE;
        }
        return step.waitsFor(node.step) ? Reversal.IMPOSSIBLE : Reversal.UNKNOWN;
    }

    /**
     * Fills in the threads with which can begin what comes after {@code at} and does not happen after the step there, the step that is looked at included.
     */
    void initials(int at, ThreadSet initials) {
        initials.clear();
        int raceThread = nodes.get(at).thread;
        boolean stoodThere = last[thread] < at && thread < nodes.get(at).threads;
        boolean first = stoodThere && isFreeFrom(at);
        for (int i = at + 1; i < depthOfStep(); i++) {
            Node node = nodes.get(i);
            if (node.thread == raceThread || node.isAfter(raceThread, at)) {
                continue;
            }
            if (node.previous < at && node.isFreeFrom(at)) {
                initials.add(node.thread);
            }
            first &= !node.step.dependsOn(step);
        }
        if (first) {
            initials.add(thread);
        }
    }

    private int depthOfStep() {
        return step == waiting ? depth : depth - 1;
    }

    private boolean isFreeFrom(int at) {
        for (int i = 0; i < threads; i++) {
            if (i != thread && own[i] > at) {
                return false;
            }
        }
        return true;
    }

    private void join(int[] clock, Node node) {
        int[] other = node.clock;
        for (int i = node.threads; --i >= 0; ) {
            clock[i] = Math.max(clock[i], other[i]);
        }
    }

    private static int[] copy(int[] from, int[] into, int length) {
        int[] target = into.length >= length ? into : new int[length * 2];
        System.arraycopy(from, 0, target, 0, length);
        return target;
    }
}
