package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes that lock nothing, and in one of whose objects two threads were about to be at once, one of them to change it. A call to them counts as one step,
 * which hides what comes of it; so from then on such a class is explored inside of, as the program's own classes are.
 */
final class RacedClasses {
    /** What has to be opened with a class, as globs. */
    private static final Map<String, List<String>> OPENABLE = Map.ofEntries(
            Map.entry("java.lang.StringBuilder", List.of("java.lang.StringBuilder", "java.lang.AbstractStringBuilder")),
            Map.entry("java.nio.HeapByteBuffer", List.of("java.nio.HeapByteBuffer", "java.nio.Buffer")),
            Map.entry("java.text.DecimalFormat", List.of("java.text.DecimalFormat", "java.text.DigitList")),
            Map.entry("java.text.SimpleDateFormat", List.of("java.text.SimpleDateFormat", "java.text.DateFormat")),
            Map.entry("java.util.ArrayDeque", List.of("java.util.ArrayDeque*")),
            Map.entry("java.util.ArrayList", List.of("java.util.ArrayList*")),
            Map.entry("java.util.BitSet", List.of("java.util.BitSet")),
            Map.entry("java.util.DoubleSummaryStatistics", List.of("java.util.DoubleSummaryStatistics")),
            Map.entry("java.util.EnumMap", List.of("java.util.EnumMap*")),
            Map.entry("java.util.GregorianCalendar", List.of("java.util.GregorianCalendar", "java.util.Calendar")),
            Map.entry("java.util.HashMap", List.of("java.util.HashMap*", "java.util.LinkedHashMap*")),
            Map.entry("java.util.HashSet", List.of("java.util.HashMap*", "java.util.LinkedHashMap*")),
            Map.entry("java.util.IdentityHashMap", List.of("java.util.IdentityHashMap*")),
            Map.entry("java.util.IntSummaryStatistics", List.of("java.util.IntSummaryStatistics")),
            Map.entry("java.util.LinkedList", List.of("java.util.LinkedList*")),
            Map.entry("java.util.LongSummaryStatistics", List.of("java.util.LongSummaryStatistics")),
            Map.entry("java.util.PriorityQueue", List.of("java.util.PriorityQueue*")),
            Map.entry("java.util.RegularEnumSet", List.of("java.util.RegularEnumSet*")),
            Map.entry("java.util.Scanner", List.of("java.util.Scanner")),
            Map.entry("java.util.SplittableRandom", List.of("java.util.SplittableRandom")),
            Map.entry("java.util.StringJoiner", List.of("java.util.StringJoiner")),
            Map.entry("java.util.StringTokenizer", List.of("java.util.StringTokenizer")),
            Map.entry("java.util.TreeMap", List.of("java.util.TreeMap*")),
            Map.entry("java.util.TreeSet", List.of("java.util.TreeMap*")),
            Map.entry("java.util.WeakHashMap", List.of("java.util.WeakHashMap*")),
            Map.entry("java.util.regex.Matcher", List.of("java.util.regex.Matcher")));

    /** The openable class that a class is or extends; empty if there is none. */
    private static final ClassValue<String> OF = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                if (OPENABLE.containsKey(at.getName())) {
                    return at.getName();
                }
            }
            return "";
        }
    };

    private final Set<String> raced = new LinkedHashSet<>();
    private final List<String> opened = new ArrayList<>();
    /** Whether anything is opened; the lists must not be looked at under control, as their own class may be. */
    private boolean any;

    private boolean grown;

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
            }
        } finally {
            Hooks.resume(suspended);
        }
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

    List<String> opened() {
        return List.copyOf(opened);
    }
}
