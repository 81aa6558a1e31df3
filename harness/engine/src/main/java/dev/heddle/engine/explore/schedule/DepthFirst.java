package dev.heddle.engine.explore.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Every schedule of at most so many preemptions, depth first, with no reduction. A switch away from a thread that waits, has ended or spins is not a
 * preemption. Without a limit it is what {@link Exhaustive} is checked against.
 */
final class DepthFirst implements Strategy {
    /** The alternatives at one scheduling point. */
    private static final class Node {
        final ThreadSet left = new ThreadSet();
        int thread;
        int goesOn;
        int preemptionsBefore;

        int preemptions() {
            return goesOn < 0 || goesOn == thread ? preemptionsBefore : preemptionsBefore + 1;
        }
    }

    private final int maxPreemptions;
    private final SpinLimit spinLimit = new SpinLimit(SpinLimit.FEWEST_TURNS);
    private final ThreadSet candidates = new ThreadSet();
    private final List<Node> nodes = new ArrayList<>();
    private int size;
    private int step;
    private boolean begun;
    private boolean pruned;
    private boolean incomplete;

    DepthFirst(int maxPreemptions) {
        this.maxPreemptions = maxPreemptions;
    }

    @Override
    public String name() {
        return "dfs";
    }

    @Override
    public boolean begin() {
        boolean more = !begun || size > 0;
        begun = true;
        step = 0;
        spinLimit.reset();
        return more;
    }

    @Override
    public int choose(SchedulingPoint point) {
        if (step == size) {
            branch(point);
        }
        int thread = nodes.get(step).thread;
        if (!point.isEnabled(thread)) {
            size = step;
            incomplete = true;
            return ABANDON;
        }
        step++;
        spinLimit.chosen(point, thread);
        return thread;
    }

    private void branch(SchedulingPoint point) {
        if (size == nodes.size()) {
            nodes.add(new Node());
        }
        Node node = nodes.get(size++);
        spinLimit.candidates(point, candidates);
        int current = point.current();
        node.goesOn = current >= 0 && point.isEnabled(current) && !point.spins(current) ? current : -1;
        node.thread = node.goesOn >= 0 ? current : candidates.first();
        node.preemptionsBefore = step == 0 ? 0 : nodes.get(step - 1).preemptions();
        node.left.clear();
        if (node.goesOn < 0 || node.preemptionsBefore < maxPreemptions) {
            node.left.addAll(candidates);
            node.left.remove(node.thread);
        } else {
            pruned |= point.enabledCount() > 1;
        }
    }

    @Override
    public void end(SchedulingPoint point, boolean finished) {
        incomplete |= !finished;
        while (size > 0) {
            Node node = nodes.get(size - 1);
            int next = node.left.first();
            if (next >= 0) {
                node.left.remove(next);
                node.thread = next;
                return;
            }
            size--;
        }
    }

    @Override
    public void restart() {
        size = 0;
        begun = false;
        pruned = false;
        incomplete = false;
        spinLimit.forget();
    }

    /** Whether a schedule was left out because of its preemptions. */
    boolean pruned() {
        return pruned;
    }

    /** Whether all that the limit on preemptions allows has been run to its end. */
    boolean complete() {
        return begun && size == 0 && !incomplete;
    }

    @Override
    public Coverage coverage() {
        if (!complete()) {
            return Coverage.SAMPLED;
        }
        if (pruned) {
            return new Coverage(
                    true, "at most %d preemption%s".formatted(maxPreemptions, maxPreemptions == 1 ? "" : "s"));
        }
        return new Coverage(true, spinLimit.bound());
    }
}
