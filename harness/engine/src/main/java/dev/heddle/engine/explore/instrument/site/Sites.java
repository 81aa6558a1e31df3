package dev.heddle.engine.explore.instrument.site;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sites of all classes instrumented so far. Written while classes are loaded, by whichever thread loads them; read by the kernel for numbers that
 * instrumented code passed to it, so of classes that were loaded before.
 */
public final class Sites {
    /** Where a class of the JDK takes a monitor: the caller's place is that of its last call. */
    public static final Site IN_THE_JDK = new Site(0, Site.Action.CALL, "", "", null, 0, "", "", 0);

    private @Nullable Site[] sites = new Site[1024];
    private int last;
    private final Map<String, Integer> locations = new HashMap<>();
    private final int endOfThread = add(Site.Action.END, Thread.class.getName(), "exit", null, 0, "", "");

    /** Number of the site in the JDK at which a thread ends. */
    public int endOfThread() {
        return endOfThread;
    }

    /** The site of a number; {@link #IN_THE_JDK} for 0. */
    public Site get(int number) {
        Site site = sites[number];
        return site == null ? IN_THE_JDK : site;
    }

    /** How many there are; their numbers are 1 to this. */
    public synchronized int count() {
        return last;
    }

    /** Gives out the number of a site. */
    public synchronized int add(
            Site.Action action,
            String className,
            String method,
            @Nullable String file,
            int line,
            String owner,
            String member) {
        if (++last == sites.length) {
            sites = Arrays.copyOf(sites, 2 * last);
        }
        boolean field = action == Site.Action.READ || action == Site.Action.WRITE;
        int location = field ? locations.computeIfAbsent(owner + "." + member, key -> locations.size() + 1) : 0;
        sites[last] = new Site(last, action, className, method, file, line, owner, member, location);
        return last;
    }
}
