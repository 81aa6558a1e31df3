package dev.heddle.engine.stress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The threads that came into being since the scenario was loaded, the JDK's own apart: those of its actors, and those that its code started, whoever ran that
 * code. A pool takes the group of the thread that made it, so it is not enough to look into the group of the actors.
 */
final class ScenarioThreads {
    private static final int ROOM = 16;

    private final ThreadGroup group = Thread.currentThread().getThreadGroup();
    private final Set<Thread> before = Collections.newSetFromMap(new WeakHashMap<>());

    /** Begins now, on the thread that will load the scenario. */
    ScenarioThreads() {
        before.addAll(living());
    }

    /** Those that are alive. */
    List<Thread> alive() {
        List<Thread> alive = living();
        alive.removeAll(before);
        return alive;
    }

    /** A group within for the actors, which the threads that they start inherit. */
    ThreadGroup actors() {
        return new ThreadGroup(group, "scenario");
    }

    private List<Thread> living() {
        var threads = new Thread[group.activeCount() + ROOM];
        int n = group.enumerate(threads);
        while (n == threads.length) {
            threads = new Thread[2 * n];
            n = group.enumerate(threads);
        }
        return new ArrayList<>(Arrays.asList(threads).subList(0, n));
    }
}
