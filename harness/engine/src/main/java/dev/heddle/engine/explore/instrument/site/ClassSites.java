package dev.heddle.engine.explore.instrument.site;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the sites of one class. A program that makes classes as it runs (a script, a compiled query) makes them again in each schedule; what was learnt of
 * a place in one schedule holds for the next only if it is the same place there.
 */
public final class ClassSites {
    private final Sites all;
    private final String className;
    /** Numbers that sites had when a class of this name was instrumented before, by sites without number. */
    private final Map<Site, Queue<Integer>> known = new HashMap<>();

    ClassSites(Sites all, String className, List<Site> known) {
        this.all = all;
        this.className = className;
        for (Site site : known) {
            this.known
                    .computeIfAbsent(site.numbered(0, 0), key -> new ArrayDeque<>())
                    .add(site.number());
        }
    }

    /** The number of the next site, in the order of the code. */
    public int add(Site.Action action, String method, @Nullable String file, int line, String owner, String member) {
        Site site = new Site(0, action, className, method, file, line, owner, member, 0);
        Queue<Integer> numbers = known.get(site);
        Integer number = numbers == null ? null : numbers.poll();
        return number == null ? all.add(site) : number;
    }
}
