package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.instrument.site.Site;
import java.util.ArrayList;
import java.util.List;

/** In place of the words of steps, where there are too many of them: a number for each hundred, by which a replay is seen to take the same ones. */
final class StepDigests {
    /** Steps that have one digest together; part of the format of schedule files. */
    static final int STEPS = 100;

    private final List<Integer> digests = new ArrayList<>();
    private int steps;
    private int digest;

    void add(int thread, int kind, Site site, String target) {
        digest = 31 * digest + thread;
        digest = 31 * digest + kind;
        digest = 31 * digest + site.className().hashCode();
        digest = 31 * digest + site.method().hashCode();
        digest = 31 * digest + site.line();
        digest = 31 * digest + target.hashCode();
        if (++steps % STEPS == 0) {
            digests.add(digest);
        }
    }

    List<Integer> all() {
        List<Integer> all = new ArrayList<>(digests);
        if (steps % STEPS != 0) {
            all.add(digest);
        }
        return all;
    }
}
