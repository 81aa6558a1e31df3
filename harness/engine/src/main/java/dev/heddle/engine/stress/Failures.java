package dev.heddle.engine.stress;

import dev.heddle.engine.cell.Excerpt;
import dev.heddle.results.FailureKind;
import dev.heddle.results.FailureReport;
import dev.heddle.results.ThreadTrace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What failed in a cell: the first of each kind and place in full, the others counted. Thread-safe. */
final class Failures {
    private static final int MOST_KEPT = 50;
    private static final int LOOKED_AT = 100;
    private static final int RESERVE = 1 << 19;

    private record Key(FailureKind kind, String what) {}

    private record Source(String what, Class<?> type) {}

    /** Where the first throwable of a source was thrown, and how many there have been. */
    private record Looked(String place, int count) {}

    /** The first failure of its key. */
    private record Entry(String message, String detail, long iteration, List<ThreadTrace> threads, long count) {
        Entry counted(long n) {
            return new Entry(message, detail, iteration, threads, n);
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final Map<Source, Looked> looked = new HashMap<>();
    private volatile int version;
    private volatile byte @Nullable [] reserve =
            new byte[RESERVE]; // given up when the heap is full, so that this can still be noted
    private volatile int uncaught;

    /** Grows with each new entry. */
    int version() {
        return version;
    }

    boolean any() {
        return version > 0;
    }

    /** Whether an exhausted heap or number of threads is among them. */
    synchronized boolean outOfMemory() {
        return entries.keySet().stream().anyMatch(it -> it.kind == FailureKind.OUT_OF_MEMORY);
    }

    /**
     * Something was thrown. Throwables of one class from one place are counted together.
     *
     * @param what threw it, as the message begins: {@code increment}, {@code observe}
     * @param iteration its number; -1 if it belongs to none
     */
    void threw(String what, Throwable thrown, long iteration) {
        FailureKind kind = FailureKind.EXCEPTION;
        if (thrown instanceof OutOfMemoryError) {
            kind = FailureKind.OUT_OF_MEMORY;
            reserve = null;
        }
        record(
                new Key(kind, what + placeOf(what, thrown)),
                iteration,
                () -> "%s threw %s".formatted(what, Excerpt.of(thrown)),
                () -> Excerpt.stack(thrown),
                List.of());
    }

    /** A thread that the scenario started, or one of the JDK's that works for it, died of a throwable. */
    void uncaught(Thread thread, Throwable thrown, long iteration) {
        uncaught++; // what is lost in a race with another is only the number
        threw("thread \"%s\"".formatted(Excerpt.oneLine(thread.getName())), thrown, iteration);
    }

    /** Grows with each thread that died of a throwable. */
    int uncaught() {
        return uncaught;
    }

    /** An invariant did not hold. */
    void violated(String invariant, String state, long iteration) {
        record(
                new Key(FailureKind.INVARIANT, invariant),
                iteration,
                () -> "invariant \"%s\" does not hold".formatted(Excerpt.oneLine(invariant)),
                () -> state.isEmpty() ? "" : "state: " + state,
                List.of());
    }

    /** Anything else. */
    void other(FailureKind kind, String key, String message, String detail, long iteration, List<ThreadTrace> threads) {
        record(new Key(kind, key), iteration, () -> message, () -> detail, threads);
    }

    /** A forbidden outcome has been seen for the first time; how often will be told by {@link #outcome}. */
    void outcomeSeen() {
        version++; // what is lost in a race with another is only the number of changes
    }

    /** How often a forbidden outcome has been seen so far. */
    synchronized void outcome(String message, long iteration, long count) {
        var key = new Key(FailureKind.OUTCOME, message);
        if (entries.size() < MOST_KEPT || entries.containsKey(key)) {
            entries.put(key, new Entry(message, "", iteration, List.of(), count));
        }
    }

    private synchronized void record(
            Key key, long iteration, Supplier<String> message, Supplier<String> detail, List<ThreadTrace> threads) {
        Entry known = entries.get(key);
        if (known != null) {
            entries.put(key, known.counted(known.count + 1));
        } else if (entries.size() < MOST_KEPT) {
            entries.put(key, new Entry(message.get(), detail.get(), iteration, threads, 1));
            version++;
        } else {
            var others = new Key(key.kind, "(others)");
            Entry other = entries.get(others);
            entries.put(
                    others,
                    other == null
                            ? new Entry("others of this kind", detail.get(), iteration, threads, 1)
                            : other.counted(other.count + 1));
            version++;
        }
    }

    /** The class of a throwable and where it was thrown. Of those thrown often the first place stands for all, as stacks are slow to look at. */
    private synchronized String placeOf(String what, Throwable thrown) {
        var source = new Source(what, thrown.getClass());
        Looked known = looked.get(source);
        if (known != null && known.count >= LOOKED_AT) {
            return known.place;
        }
        String place = place(thrown);
        looked.put(source, known == null ? new Looked(place, 1) : new Looked(known.place, known.count + 1));
        return place;
    }

    private static String place(Throwable thrown) {
        try {
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (!frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk.")) {
                    return thrown.getClass().getName() + frame;
                }
            }
        } catch (Throwable t) {
            // its class will do
        }
        return thrown.getClass().getName();
    }

    /** All of them, the first found first. */
    synchronized List<FailureReport> reports() {
        return entries.entrySet().stream()
                .map(it -> new FailureReport(
                        it.getKey().kind,
                        it.getValue().message,
                        it.getValue().detail,
                        it.getValue().count,
                        it.getValue().iteration,
                        it.getValue().threads,
                        null))
                .toList();
    }
}
