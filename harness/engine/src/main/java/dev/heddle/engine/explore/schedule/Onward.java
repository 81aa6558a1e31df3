package dev.heddle.engine.explore.schedule;

/** What goes on when nothing else is said. */
public final class Onward {
    private Onward() {}

    /** The current thread if it can go on and does not spin; otherwise the first that can and does not; if all spin, they take turns. */
    public static int choose(SchedulingPoint point) {
        int current = point.current();
        if (current >= 0 && point.isEnabled(current) && !point.spins(current)) {
            return current;
        }
        int count = point.enabledCount();
        int next = -1;
        for (int i = 0; i < count; i++) {
            int thread = point.enabled(i);
            if (!point.spins(thread)) {
                return thread;
            }
            if (next < 0 && thread > current) {
                next = thread;
            }
        }
        return next < 0 ? point.enabled(0) : next;
    }
}
