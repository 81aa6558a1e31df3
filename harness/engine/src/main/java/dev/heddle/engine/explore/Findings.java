package dev.heddle.engine.explore;

import dev.heddle.bridge.Hooks;
import dev.heddle.engine.cell.Excerpt;
import dev.heddle.engine.cell.Place;
import dev.heddle.engine.explore.kernel.ProgramEvents;
import dev.heddle.engine.explore.kernel.ThreadNames;
import dev.heddle.engine.explore.thread.Abandoned;
import dev.heddle.engine.explore.trace.Fault;
import dev.heddle.results.FailureKind;
import dev.heddle.results.ThreadTrace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What breaks in the schedules of a cell. Of one schedule only the first failure counts: what comes after it is its consequence. Failures of one kind and
 * message, apart from hash codes, are counted together.
 *
 * <p>Its methods may be called on a controlled thread; they see to it that the engine's own work is not taken for the program's.
 */
final class Findings implements ProgramEvents {
    /** Distinct failures that are told apart; more are counted with the last of their kind. */
    private static final int MOST = 50;

    private final Map<String, Finding> all = new LinkedHashMap<>();
    private final Map<Object, Finding> byCause = new HashMap<>();
    /** The same, of schedules that are run again. */
    private final Map<Object, Finding> byCauseAgain = new HashMap<>();

    private final boolean mayExit;
    private @Nullable Finding current;
    private long failed;
    private boolean paused;

    Findings(boolean mayExit) {
        this.mayExit = mayExit;
    }

    /** A schedule begins. */
    void begin() {
        current = null;
    }

    /** What broke first in this schedule; null if nothing did. */
    @Nullable
    Finding current() {
        return current;
    }

    boolean broken() {
        return current != null;
    }

    /** All that was found and counted, the first found first. */
    List<Finding> all() {
        return all.values().stream().filter(each -> each.count > 0).toList();
    }

    /** From here to {@link #resume} schedules are run again; nothing is counted, and what is new is told by its own message, however many there are. */
    void pause() {
        paused = true;
        byCauseAgain.clear();
    }

    void resume() {
        paused = false;
    }

    /**
     * Says a failure in the words of the same one in a schedule that was made simpler and written down. If that is, apart from hash codes, another one
     * which was explained before, the two are one.
     *
     * @return whether it still is one of its own
     */
    boolean retell(Finding finding, Finding again) {
        Optional<Finding> known = all.values().stream()
                .filter(each -> each != finding
                        && each.interleaving != null
                        && each.kind == again.kind
                        && Fault.distinction(each.kind, each.message)
                                .equals(Fault.distinction(again.kind, again.message)))
                .findFirst();
        known.ifPresentOrElse(finding::join, () -> finding.retell(again));
        return known.isEmpty();
    }

    /** Whether what happens counts. */
    boolean counting() {
        return !paused;
    }

    /** A schedule has ended; counts what broke in it. */
    void count() {
        if (current != null) {
            current.counted().count++;
            failed++;
        }
    }

    /** How many schedules broke. */
    long failed() {
        return failed;
    }

    /** Breaks the schedule in a way that is known by something short, so that telling it again costs nothing. */
    void failure(Object cause, FailureKind kind, Supplier<String> message, Supplier<Detail> detail) {
        if (current == null) {
            Map<Object, Finding> causes = paused ? byCauseAgain : byCause;
            Finding known = causes.get(cause);
            if (known == null) {
                known = finding(kind, message.get(), detail);
                if (causes.size() < 10_000) {
                    causes.put(cause, known);
                }
            }
            current = known;
        }
    }

    private Finding finding(FailureKind kind, String message, Supplier<Detail> detail) {
        String key = kind + Fault.distinction(kind, message);
        Finding known = all.get(key);
        if (known == null && paused) {
            return new Finding(kind, message, detail.get());
        }
        if (known == null && all.size() >= MOST) {
            known = all.values().stream()
                    .filter(each -> each.kind == kind)
                    .reduce((a, b) -> b)
                    .orElse(null);
        }
        if (known == null) {
            known = new Finding(kind, message, detail.get());
            all.put(key, known);
        }
        return known;
    }

    /** A throwable left a thread or one of the program's functions. */
    void exception(String where, Throwable thrown) {
        Thread running = Hooks.running;
        Hooks.running = null;
        try {
            if (current == null && !(thrown instanceof Abandoned)) {
                FailureKind kind =
                        thrown instanceof OutOfMemoryError ? FailureKind.OUT_OF_MEMORY : FailureKind.EXCEPTION;
                current = finding(
                        kind,
                        "%s: %s%s".formatted(where, Excerpt.of(thrown), Place.of(thrown)),
                        () -> new Detail(Excerpt.stack(thrown), List.of()));
            }
        } finally {
            Hooks.running = running;
        }
    }

    @Override
    public void uncaught(Thread thread, Throwable exception) {
        exception(ThreadNames.given(thread), exception);
    }

    @Override
    public void exit(String call, int status) {
        if (!mayExit || status != 0) {
            failure(
                    call + status,
                    FailureKind.EXIT,
                    () -> "thread \"%s\" called %s(%d)"
                            .formatted(ThreadNames.given(Thread.currentThread()), call, status),
                    () -> new Detail(Excerpt.stack(new Throwable("called here")), List.of()));
        }
    }

    /**
     * What there is to a failure beside its message.
     *
     * @param text a stack trace, say; may be empty
     * @param threads the threads that matter
     */
    record Detail(String text, List<ThreadTrace> threads) {
        static final Detail NONE = new Detail("", List.of());
    }
}
