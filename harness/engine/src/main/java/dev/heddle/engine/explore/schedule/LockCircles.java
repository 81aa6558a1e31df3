package dev.heddle.engine.explore.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which threads may come to wait for each other: each holds a lock that the one before it takes next, and no two of them hold one lock, which would keep
 * them apart (Havelund: Using Runtime Analysis to Guide Model Checking of Java Programs, SPIN 2000).
 */
final class LockCircles {
    /**
     * What one thread does in a circle: where it has taken the lock that it holds, and where it is about to take the other.
     *
     * @param thread the number of the one that was seen to
     */
    record Part(int thread, int heldFrom, int site) {}

    /** A circle, and how often schedules have tried to come to it. */
    static final class Circle {
        private final List<Part> parts;
        private int tries;

        private Circle(List<Part> parts) {
            this.parts = parts;
        }

        List<Part> parts() {
            return parts;
        }

        /** How often it was tried before. */
        int tries() {
            return tries;
        }
    }

    /** A thread took a lock while it had others. */
    private record Nesting(int thread, long held, int heldFrom, long taken, int site, List<Long> all) {}

    private static final int MOST_NESTINGS = 4096;
    private static final int MOST_PARTS = 5;
    private static final int MOST_CIRCLES = 256;
    /** In a search for circles in what one schedule has shown. */
    private static final int MOST_PATHS = 100_000;

    private final Set<Nesting> nestings = new LinkedHashSet<>();
    private final Map<Set<List<Integer>>, Circle> circles = new LinkedHashMap<>();
    private int paths;

    /** A thread takes a lock; the others it has already. */
    void takes(int thread, long location, int site, HeldLocks held) {
        if (nestings.size() >= MOST_NESTINGS || held.holds(thread, location)) {
            return;
        }
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < held.count(thread); i++) {
            all.add(held.location(thread, i));
        }
        for (int i = 0; i < held.count(thread); i++) {
            nestings.add(new Nesting(
                    thread, held.location(thread, i), held.site(thread, i), location, site, List.copyOf(all)));
        }
    }

    /** The schedule has ended: looks for circles in what it has shown. */
    void endOfSchedule() {
        Map<Long, List<Nesting>> byHeld = new HashMap<>();
        nestings.forEach(each ->
                byHeld.computeIfAbsent(each.held, key -> new ArrayList<>()).add(each));
        paths = 0;
        for (Nesting each : nestings) {
            extend(new ArrayList<>(List.of(each)), byHeld);
        }
        nestings.clear();
    }

    private void extend(List<Nesting> path, Map<Long, List<Nesting>> byHeld) {
        Nesting first = path.get(0);
        Nesting last = path.get(path.size() - 1);
        if (++paths > MOST_PATHS || circles.size() == MOST_CIRCLES) {
            return;
        }
        if (last.taken == first.held) {
            add(path);
        } else if (path.size() < MOST_PARTS) {
            for (Nesting next : byHeld.getOrDefault(last.taken, List.of())) {
                if (next.thread > first.thread && path.stream().allMatch(each -> canWaitAtOnce(each, next))) {
                    path.add(next);
                    extend(path, byHeld);
                    path.remove(path.size() - 1);
                }
            }
        }
    }

    private static boolean canWaitAtOnce(Nesting one, Nesting other) {
        return one.thread != other.thread && Collections.disjoint(one.all, other.all);
    }

    private void add(List<Nesting> path) {
        if (path.size() > 1) {
            Set<List<Integer>> places = new LinkedHashSet<>();
            path.forEach(each -> places.add(List.of(each.heldFrom, each.site)));
            circles.computeIfAbsent(
                    places,
                    key -> new Circle(path.stream()
                            .map(each -> new Part(each.thread, each.heldFrom, each.site))
                            .toList()));
        }
    }

    /** The circle that was tried least, unless all were tried {@code most} times; counts the try. */
    @Nullable
    Circle next(int most) {
        @Nullable Circle least = null;
        for (Circle each : circles.values()) {
            if (each.tries < most && (least == null || each.tries < least.tries)) {
                least = each;
            }
        }
        if (least != null) {
            least.tries++;
        }
        return least;
    }

    /** All may be tried again. */
    void restart() {
        circles.values().forEach(each -> each.tries = 0);
    }
}
