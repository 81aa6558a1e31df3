package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Classes that lock nothing, and in one of whose objects two threads were about to be at once, one of them to change it. A call to them counts as one step,
 * which hides what comes of it; so from then on such a class is explored inside of, as the program's own classes are.
 */
final class RacedClasses {
    /** What has to be opened with a class, as globs. */
    private static final Map<String, List<String>> OPENABLE = Map.ofEntries(
            xmlParser("com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderImpl"),
            xmlParser("com.sun.org.apache.xerces.internal.jaxp.SAXParserImpl"),
            opened("java.io.DataInputStream"),
            opened("java.io.DataOutputStream"),
            opened("java.io.StreamTokenizer"),
            Map.entry("java.lang.StringBuilder", List.of("java.lang.StringBuilder", "java.lang.AbstractStringBuilder")),
            buffer("java.nio.DirectByteBuffer"),
            buffer("java.nio.HeapByteBuffer"),
            buffer("java.nio.HeapCharBuffer"),
            buffer("java.nio.HeapDoubleBuffer"),
            buffer("java.nio.HeapFloatBuffer"),
            buffer("java.nio.HeapIntBuffer"),
            buffer("java.nio.HeapLongBuffer"),
            buffer("java.nio.HeapShortBuffer"),
            opened("java.nio.charset.CharsetDecoder"),
            opened("java.nio.charset.CharsetEncoder"),
            Map.entry("java.text.DecimalFormat", List.of("java.text.DecimalFormat", "java.text.DigitList")),
            Map.entry("java.text.SimpleDateFormat", List.of("java.text.SimpleDateFormat", "java.text.DateFormat")),
            opened("java.text.MessageFormat"),
            opened("java.util.AbstractList$RandomAccessSpliterator"),
            Map.entry("java.util.ArrayDeque", List.of("java.util.ArrayDeque*")),
            Map.entry("java.util.ArrayList", List.of("java.util.ArrayList*")),
            opened("java.util.BitSet"),
            opened("java.util.Date"),
            opened("java.util.DoubleSummaryStatistics"),
            Map.entry("java.util.EnumMap", List.of("java.util.EnumMap*")),
            opened("java.util.Formatter"),
            Map.entry("java.util.GregorianCalendar", List.of("java.util.GregorianCalendar", "java.util.Calendar")),
            Map.entry("java.util.HashMap", List.of("java.util.HashMap*", "java.util.LinkedHashMap*")),
            Map.entry("java.util.HashSet", List.of("java.util.HashMap*", "java.util.LinkedHashMap*")),
            Map.entry("java.util.IdentityHashMap", List.of("java.util.IdentityHashMap*")),
            opened("java.util.ImmutableCollections$ListItr"),
            opened("java.util.IntSummaryStatistics"),
            Map.entry("java.util.LinkedList", List.of("java.util.LinkedList*")),
            opened("java.util.LongSummaryStatistics"),
            Map.entry("java.util.PriorityQueue", List.of("java.util.PriorityQueue*")),
            Map.entry("java.util.RegularEnumSet", List.of("java.util.RegularEnumSet*")),
            opened("java.util.Scanner"),
            Map.entry("java.util.ServiceLoader", List.of("java.util.ServiceLoader*")),
            opened("java.util.SplittableRandom"),
            opened("java.util.StringJoiner"),
            opened("java.util.StringTokenizer"),
            Map.entry("java.util.TreeMap", List.of("java.util.TreeMap*")),
            Map.entry("java.util.TreeSet", List.of("java.util.TreeMap*")),
            Map.entry("java.util.WeakHashMap", List.of("java.util.WeakHashMap*")),
            opened("java.util.regex.Matcher"),
            Map.entry(
                    "java.util.stream.Streams$AbstractStreamBuilderImpl",
                    List.of("java.util.stream.Streams$*", "java.util.stream.*SpinedBuffer*")),
            opened("java.util.zip.Adler32"),
            opened("java.util.zip.CRC32"),
            opened("java.util.zip.CRC32C"));

    /** JDK 17 crashes at a collection of garbage after such classes were given new code, those of the parser of XML at least. */
    private static final int FIRST_TO_OPEN_OTHER_MODULES = 24;

    /** The openable class that a class is or extends; empty if there is none. */
    private static final ClassValue<String> OF = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                if (OPENABLE.containsKey(at.getName()) && canBeOpened(at.getModule())) {
                    return at.getName();
                }
            }
            String outer = type.getName().replaceFirst("\\$.*", ""); // an iterator, or a view
            return OPENABLE.getOrDefault(outer, List.of()).contains(outer + "*") ? outer : "";
        }
    };

    private final Set<String> raced = new LinkedHashSet<>();
    private final List<String> opened = new ArrayList<>();
    /** Names of those that stay closed, though they lock nothing as far as is known, or are the program's. */
    private final Set<String> closed = new TreeSet<>();
    /** Whether anything is opened; the lists must not be looked at under control, as their own class may be. */
    private boolean any;

    private boolean grown;

    private static boolean canBeOpened(Module module) {
        return module == Object.class.getModule() || Runtime.version().feature() >= FIRST_TO_OPEN_OTHER_MODULES;
    }

    private static Map.Entry<String, List<String>> opened(String name) {
        return Map.entry(name, List.of(name));
    }

    private static Map.Entry<String, List<String>> xmlParser(String name) {
        return Map.entry(name, List.of(name, "com.sun.org.apache.xerces.internal.parsers.*"));
    }

    private static Map.Entry<String, List<String>> buffer(String name) {
        return Map.entry(name, List.of(name, "java.nio.Buffer"));
    }

    /** Whether calls to an object are seen inside of, so that they are no steps themselves. */
    boolean seesInside(@Nullable Object receiver) {
        if (!any || receiver == null) {
            return false;
        }
        Thread suspended = Hooks.suspend();
        try {
            String name = OF.get(receiver.getClass());
            return !name.isEmpty() && opened.containsAll(OPENABLE.get(name));
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** A thread is about to call an object; another that can go on as well may be about to do so too. */
    void look(ThreadTable threads, ControlledThread me, Object receiver, boolean writes) {
        for (int i = 0; i < threads.aliveCount(); i++) {
            ControlledThread other = threads.alive(i);
            if (other != me
                    && other.target == receiver
                    && other.wait == ControlledThread.Wait.NONE
                    && (writes || other.callWrites)) {
                race(receiver.getClass());
                return;
            }
        }
    }

    private void race(Class<?> type) {
        Thread suspended = Hooks.suspend();
        try {
            String name = OF.get(type);
            if (!name.isEmpty() && raced.add(name)) {
                grown = true;
            } else if (name.isEmpty() && !ThreadSafe.contains(type)) {
                close(type);
            }
        } finally {
            Hooks.resume(suspended);
        }
    }

    /** Calls of a class are not seen inside of. */
    void close(Class<?> type) {
        String name = type.getSimpleName();
        closed.add(name.isEmpty() ? type.getName().replaceFirst(".*\\.", "") : name);
    }

    /** Whether classes are to be opened that are not yet. */
    boolean grown() {
        return grown;
    }

    /** Opens what raced: the globs of all classes that are to be explored inside of. */
    List<String> open() {
        grown = false;
        for (String name : raced) {
            open(OPENABLE.getOrDefault(name, List.of()));
        }
        return opened();
    }

    /** Takes classes for opened that are. */
    void open(List<String> globs) {
        for (String glob : globs) {
            if (!opened.contains(glob)) {
                opened.add(glob);
                any = true;
            }
        }
    }

    /** Names of classes that are not looked into: each call of them is one step, which says nothing of what comes of it. */
    List<String> closed() {
        return List.copyOf(closed);
    }

    List<String> opened() {
        return List.copyOf(opened);
    }
}
