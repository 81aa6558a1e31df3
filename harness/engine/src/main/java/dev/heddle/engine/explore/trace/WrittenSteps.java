package dev.heddle.engine.explore.trace;

import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps those steps of a schedule that are to be read, where there are too many of them: the first, the last, and between these the ones around switches of
 * threads, around preemptions before others.
 *
 * @param <S> a step
 */
final class WrittenSteps<S extends WrittenSteps.Numbered> {
    /** How many are kept of the beginning; part of the format of schedule files, as digests of steps begin after them. */
    static final int FIRST = 250;

    private static final int BETWEEN = 250;
    private static final int LAST = 500;
    /** So many of those between are looked at in the end. */
    private static final int CANDIDATES = 8_000;
    /** How many are kept before and after a switch. */
    private static final int AROUND = 2;

    /** A step that knows its place. */
    interface Numbered {
        /** From 0. */
        int index();

        int thread();
    }

    private final List<S> first = new ArrayList<>();
    private final List<S> between = new ArrayList<>();
    private final Deque<S> last = new ArrayDeque<>();
    private int size;
    private int thread = -1;
    private int switchedAt = -AROUND - 1;

    int size() {
        return size;
    }

    void add(S step) {
        size++;
        if (first.size() < FIRST) {
            first.add(step);
            thread = step.thread();
            return;
        }
        last.addLast(step);
        if (last.size() > LAST + AROUND) {
            leaves(last.removeFirst());
        }
    }

    /** A step is none of the last any more. */
    private void leaves(S step) {
        if (step.thread() != thread) {
            switchedAt = step.index();
            thread = step.thread();
        }
        if (between.size() < CANDIDATES && (step.index() - switchedAt < AROUND || isBeforeSwitch(step))) {
            between.add(step);
        }
    }

    private boolean isBeforeSwitch(S step) {
        Iterator<S> next = last.iterator();
        for (int i = 0; i < AROUND && next.hasNext(); i++) {
            if (next.next().thread() != step.thread()) {
                return true;
            }
        }
        return false;
    }

    /** The last step of a thread that is sure to be kept, or may be; null if there is none. */
    @Nullable
    S lastOf(int thread) {
        for (Iterator<S> i = last.descendingIterator(); i.hasNext(); ) {
            S step = i.next();
            if (step.thread() == thread) {
                return step;
            }
        }
        for (int i = last.isEmpty() ? first.size() : 0; --i >= 0; ) {
            if (first.get(i).thread() == thread) {
                return first.get(i);
            }
        }
        return null;
    }

    S last() {
        return last.isEmpty() ? first.get(first.size() - 1) : last.getLast();
    }

    /**
     * Those that are kept, in order.
     *
     * @param switches what the switch before each step was
     */
    List<S> kept(List<Switch> switches) {
        List<S> kept = new ArrayList<>(first);
        kept.addAll(between.size() <= BETWEEN ? between : aroundPreemptions(switches));
        kept.addAll(last);
        kept.removeIf(step -> step.index() >= switches.size());
        return kept;
    }

    private List<S> aroundPreemptions(List<Switch> switches) {
        List<S> near = new ArrayList<>();
        for (S step : between) {
            if (near.size() < BETWEEN && isNearPreemption(step.index(), switches)) {
                near.add(step);
            }
        }
        return near;
    }

    private static boolean isNearPreemption(int index, List<Switch> switches) {
        for (int at = Math.max(0, index - AROUND + 1); at <= index + AROUND && at < switches.size(); at++) {
            if (switches.get(at) == Switch.PREEMPTION) {
                return true;
            }
        }
        return false;
    }
}
