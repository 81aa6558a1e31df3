package dev.heddle.engine.explore.instrument.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    /** Numbers of the sites of each class, by its name. */
    private final Map<String, List<Integer>> ofClasses = new HashMap<>();

    /** Sites of accesses that are made through what is called at others. */
    private final Map<Through, Integer> through = new HashMap<>();

    private final Map<Integer, Integer> callOf = new HashMap<>();

    private final int endOfThread = ofClass(Thread.class.getName()).add(Site.Action.END, "exit", null, 0, "", "");

    /** Number of the site in the JDK at which a thread ends. */
    public int endOfThread() {
        return endOfThread;
    }

    /** The site of a number; {@link #IN_THE_JDK} for 0. */
    public Site get(int number) {
        Site site = sites[number];
        return site == null ? IN_THE_JDK : site;
    }

    /** The site of the lock that a call takes while it has another: the one after that of the call. 0 if there is none. */
    public int lockOfCall(int call) {
        Site site = get(call);
        Site next = call < last ? get(call + 1) : IN_THE_JDK;
        boolean isOfCall = next.action() == Site.Action.LOCK
                && !next.member().isEmpty()
                && next.member().equals(site.member())
                && next.owner().equals(site.owner())
                && next.className().equals(site.className());
        return isOfCall ? call + 1 : 0;
    }

    /** How many there are; their numbers are 1 to this. */
    public synchronized int count() {
        return last;
    }

    /** Sites for a class that is about to be instrumented: where one of its name was before, those that are alike keep their numbers. */
    public synchronized ClassSites ofClass(String className) {
        List<Site> known = ofClasses.getOrDefault(className, List.of()).stream()
                .map(this::get)
                .toList();
        return new ClassSites(this, className, known);
    }

    /** Gives a new site its number. */
    synchronized int add(Site site) {
        int number = append(site);
        ofClasses.computeIfAbsent(site.className(), key -> new ArrayList<>()).add(number);
        return number;
    }

    private int append(Site site) {
        if (++last == sites.length) {
            sites = Arrays.copyOf(sites, 2 * last);
        }
        sites[last] = site.numbered(last, site.isField() ? locationOf(site) : 0);
        return last;
    }

    /**
     * The site of an access that is made through what is called at a site, by reflection or a handle: in the same line.
     *
     * @param owner binary name of the class that declares the field; empty for an array element
     * @param member name of the field; empty for an array element
     */
    public synchronized int through(int call, String owner, String member, boolean writes) {
        return through.computeIfAbsent(new Through(call, owner, member, writes), this::add);
    }

    private int add(Through wanted) {
        Site call = get(wanted.call);
        int number = append(new Site(
                0,
                wanted.action(),
                call.className(),
                call.method(),
                call.file(),
                call.line(),
                wanted.owner,
                wanted.member,
                0));
        callOf.put(number, wanted.call);
        return number;
    }

    /** The site of the call through which the access at a site is made; 0 if it is made by the program itself. */
    public synchronized int callOf(int access) {
        return callOf.getOrDefault(access, 0);
    }

    private record Through(int call, String owner, String member, boolean writes) {
        Site.Action action() {
            if (member.isEmpty()) {
                return writes ? Site.Action.WRITE_ELEMENT : Site.Action.READ_ELEMENT;
            }
            return writes ? Site.Action.WRITE : Site.Action.READ;
        }
    }

    private int locationOf(Site site) {
        return locations.computeIfAbsent(site.owner() + "." + site.member(), key -> locations.size() + 1);
    }
}
