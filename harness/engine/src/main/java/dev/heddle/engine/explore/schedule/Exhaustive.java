package dev.heddle.engine.explore.schedule;

/**
 * Every interleaving, those that differ only in the order of independent steps once: dynamic partial-order reduction with source sets and sleep sets
 * (Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction, POPL 2014, algorithm 1), depth first.
 *
 * <p>After each step, {@link Trail} looks for the steps before it with which it is in a race. At the point before the earlier of the two, a thread is then
 * to be tried that can lead to the later one coming first. Threads of which all that could follow has been explored sleep until a step is taken that what
 * they would do depends on.
 *
 * <p>Threads that wait at the end of a schedule are treated as if they had taken their next step: in another order they might. So are those that wait when
 * a schedule is abandoned because all that could go on sleep.
 */
final class Exhaustive implements Strategy {
    private static final ThreadSet NONE = new ThreadSet();

    /** What seems to spin may come to an end by itself: so a search that some limit has bounded begins again with a wider one. */
    private static final int WIDER = 4;

    private static final int MOST_TURNS = SpinLimit.FEWEST_TURNS * WIDER * WIDER;

    private int turns = SpinLimit.FEWEST_TURNS;
    private SpinLimit spinLimit = new SpinLimit(turns);
    /** Of the search with a narrower limit. */
    private Coverage narrower = Coverage.SAMPLED;

    private final Trail trail = new Trail(this::reverse);
    private final ThreadSet initials = new ThreadSet();

    /** How many nodes are in force: those of the schedule so far, and, while it is led back to where it branches off, those that are to come. */
    private int size;
    /** Depth at which this schedule branches off the one before; from there on, steps are new. */
    private int fresh;

    private boolean begun;
    private boolean abandoned;
    private boolean incomplete;
    private boolean spinLimited;

    @Override
    public String name() {
        return "exhaustive";
    }

    @Override
    public boolean begin() {
        if (spinLimited && coverage().complete() && size == 0 && turns < MOST_TURNS) {
            widen();
        }
        boolean more = !begun || size > 0;
        begun = true;
        abandoned = false;
        trail.restart();
        spinLimit.reset();
        return more;
    }

    @Override
    public int choose(SchedulingPoint point) {
        int depth = trail.depth();
        if (depth > 0 && point.current() != trail.node(depth - 1).thread) {
            return lose(depth - 1);
        }
        trail.arrive(point, fresh);
        if (depth == size && !branch(point)) {
            abandoned = true;
            return ABANDON;
        }
        Node node = trail.node(depth);
        boolean asBefore = depth >= fresh || node.step.announces(point.kind(node.thread), point.location(node.thread));
        if (!asBefore || !point.isEnabled(node.thread)) {
            return lose(depth);
        }
        if (depth >= fresh) {
            node.step.announced(point, node.thread);
        }
        spinLimit.chosen(point, node.thread);
        trail.go();
        return node.thread;
    }

    /** The program did not do what it did after the same choices before, or not what was chosen: goes back behind that. */
    private int lose(int depth) {
        size = depth;
        incomplete = true;
        abandoned = true;
        return ABANDON;
    }

    /** Makes the node of a point that is reached for the first time. Answers false if all that could follow has been explored. */
    private boolean branch(SchedulingPoint point) {
        Node node = trail.node(size);
        node.clear();
        node.threads = point.threads();
        for (int i = point.enabledCount(); --i >= 0; ) {
            node.enabled.add(point.enabled(i));
        }
        spinLimit.candidates(point, node.candidates);
        if (size > 0) {
            node.inheritSleepers(trail.node(size - 1));
        }
        int onward = Onward.choose(point);
        boolean goesOn = node.candidates.contains(onward) && !node.asleep.contains(onward);
        node.thread = goesOn ? onward : node.candidates.firstOutside(node.asleep);
        if (node.thread < 0) {
            spinLimited |= node.enabled.firstOutside(node.asleep) >= 0;
            trail.lookAhead(point, node.asleep);
            return false;
        }
        node.backtrack.add(node.thread);
        size++;
        return true;
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        if (!abandoned) {
            trail.arrive(point, fresh);
            trail.lookAhead(point, NONE);
            incomplete |= !finished || trail.depth() < size;
            size = trail.depth();
        }
        while (size > 0) {
            Node node = trail.node(size - 1);
            node.putThreadToSleep();
            node.thread = node.backtrack.firstOutside(node.asleep);
            if (node.thread >= 0) {
                fresh = size - 1;
                return;
            }
            size--;
        }
    }

    private void widen() {
        narrower = coverage();
        forget();
        turns *= WIDER;
        spinLimit = new SpinLimit(turns);
    }

    @Override
    public void restart() {
        forget();
        narrower = Coverage.SAMPLED;
        turns = SpinLimit.FEWEST_TURNS;
        spinLimit = new SpinLimit(turns);
    }

    private void forget() {
        size = 0;
        fresh = 0;
        begun = false;
        incomplete = false;
        spinLimited = false;
    }

    /** Sees to it that a thread is tried at {@code depth} with which the step taken there comes after the one it is in a race with. */
    private void reverse(int depth) {
        Node node = trail.node(depth);
        trail.initials(depth, initials);
        if (initials.intersects(node.backtrack) || initials.intersects(node.asleep)) {
            return;
        }
        int thread = initials.firstInside(node.candidates);
        if (thread >= 0) {
            node.backtrack.add(thread);
        } else if (initials.intersects(node.enabled)) {
            spinLimited = true;
        } else {
            node.backtrack.addAll(node.candidates);
        }
    }

    @Override
    public Coverage coverage() {
        if (!begun || size > 0 || incomplete) {
            return narrower;
        }
        return new Coverage(true, spinLimited ? spinLimit.words() : "");
    }
}
